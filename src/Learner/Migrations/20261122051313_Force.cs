using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class Force : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ambassadors",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term_from = table.Column<DateOnly>(type: "date", nullable: false),
                    term_to = table.Column<DateOnly>(type: "date", nullable: true),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ambassadors", x => x.id);
                    table.CheckConstraint("ck_ambassadors_decision_no_nfc", "decision_no IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_ambassadors_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ambassadors_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "held_certificates",
                columns: table => new
                {
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion_code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    criterion_version = table.Column<int>(type: "integer", nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_certificates", x => x.certificate_id);
                    table.CheckConstraint("ck_held_certificates_criterion_code_nfc", "criterion_code IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "mentor_quotas",
                columns: table => new
                {
                    mentor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentees = table.Column<int>(type: "integer", nullable: false),
                    met = table.Column<bool>(type: "boolean", nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mentor_quotas", x => x.mentor_id);
                    table.CheckConstraint("ck_mentor_quotas_mentees", "mentees >= 0");
                    table.ForeignKey(
                        name: "fk_mentor_quotas_learners_mentor_id",
                        column: x => x.mentor_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mentorships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    generation = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mentorships", x => x.id);
                    table.CheckConstraint("ck_mentorships_two_people", "mentor_id <> mentee_id");
                    table.ForeignKey(
                        name: "fk_mentorships_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mentorships_learners_mentee_id",
                        column: x => x.mentee_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mentorships_learners_mentor_id",
                        column: x => x.mentor_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fold_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tax_code = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    external_ref = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                    table.CheckConstraint("ck_organisations_external_ref_nfc", "external_ref IS NFC NORMALIZED");
                    table.CheckConstraint("ck_organisations_fold_name_nfc", "fold_name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_organisations_name_nfc", "name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_organisations_tax_code_nfc", "tax_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_organisations_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisations_organisations_parent_id",
                        column: x => x.parent_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mentor_quota_changes",
                columns: table => new
                {
                    mentor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    met = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cause_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mentor_quota_changes", x => new { x.mentor_id, x.seq });
                    table.ForeignKey(
                        name: "fk_mentor_quota_changes_mentor_quotas_mentor_id",
                        column: x => x.mentor_id,
                        principalTable: "mentor_quotas",
                        principalColumn: "mentor_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fold_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    latitude_e6 = table.Column<int>(type: "integer", nullable: false),
                    longitude_e6 = table.Column<int>(type: "integer", nullable: false),
                    hours = table.Column<string>(type: "jsonb", nullable: false),
                    equipment = table.Column<string[]>(type: "text[]", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: true),
                    host_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places", x => x.id);
                    table.CheckConstraint("ck_places_fold_name_nfc", "fold_name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_places_name_nfc", "name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_places_position", "latitude_e6 BETWEEN -90000000 AND 90000000 AND longitude_e6 BETWEEN -180000000 AND 180000000");
                    table.ForeignKey(
                        name: "fk_places_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_places_organisations_host_organisation_id",
                        column: x => x.host_organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    formed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_teams", x => x.id);
                    table.CheckConstraint("ck_teams_name_nfc", "name IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_teams_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_teams_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_teams_teams_merged_into",
                        column: x => x.merged_into,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "device_loans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    asset_code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    loaned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_device_loans", x => x.id);
                    table.CheckConstraint("ck_device_loans_asset_code_nfc", "asset_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_device_loans_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_device_loans_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    participants = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    reported_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_activities", x => x.id);
                    table.CheckConstraint("ck_team_activities_reported_by_nfc", "reported_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_team_activities_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_assignments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_assignments", x => x.id);
                    table.ForeignKey(
                        name: "fk_team_assignments_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_assignments_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_assignments_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_mandates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mandate = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    decision_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    from_team_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_mandates", x => x.id);
                    table.CheckConstraint("ck_team_mandates_decision_no_nfc", "decision_no IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_team_mandates_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    mandate = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    from_team_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_members", x => x.id);
                    table.ForeignKey(
                        name: "fk_team_members_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_members_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_members_teams_from_team_id",
                        column: x => x.from_team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_members_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survivor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    absorbed_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    decision_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    merged_on = table.Column<DateOnly>(type: "date", nullable: false),
                    moved = table.Column<string>(type: "jsonb", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_merges", x => x.id);
                    table.CheckConstraint("ck_team_merges_decision_no_nfc", "decision_no IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_team_merges_teams_survivor_id",
                        column: x => x.survivor_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "team_villages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_villages", x => x.id);
                    table.ForeignKey(
                        name: "fk_team_villages_areas_village_id",
                        column: x => x.village_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_team_villages_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "volunteer_times",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    activity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_volunteer_times", x => x.id);
                    table.CheckConstraint("ck_volunteer_times_recorded_by_nfc", "recorded_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_volunteer_times_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_volunteer_times_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ambassadors_area_id_id",
                table: "ambassadors",
                columns: new[] { "area_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ambassadors_learner_id",
                table: "ambassadors",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_device_loans_learner_id",
                table: "device_loans",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_device_loans_place_id_asset_code",
                table: "device_loans",
                columns: new[] { "place_id", "asset_code" },
                unique: true,
                filter: "returned_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_held_certificates_learner_id",
                table: "held_certificates",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_mentorships_area_id_id",
                table: "mentorships",
                columns: new[] { "area_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_mentorships_mentee_id",
                table: "mentorships",
                column: "mentee_id");

            migrationBuilder.CreateIndex(
                name: "ix_mentorships_mentor_id_mentee_id",
                table: "mentorships",
                columns: new[] { "mentor_id", "mentee_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_area_id_id",
                table: "organisations",
                columns: new[] { "area_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_kind_fold_name_area_id",
                table: "organisations",
                columns: new[] { "kind", "fold_name", "area_id" },
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_parent_id",
                table: "organisations",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_places_area_id_id",
                table: "places",
                columns: new[] { "area_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_places_host_organisation_id",
                table: "places",
                column: "host_organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_places_latitude_e6_longitude_e6",
                table: "places",
                columns: new[] { "latitude_e6", "longitude_e6" });

            migrationBuilder.CreateIndex(
                name: "ix_team_activities_team_id_on",
                table: "team_activities",
                columns: new[] { "team_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_team_assignments_area_id",
                table: "team_assignments",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_assignments_learner_id",
                table: "team_assignments",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_assignments_team_id",
                table: "team_assignments",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_mandates_team_id",
                table: "team_mandates",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_members_from_team_id",
                table: "team_members",
                column: "from_team_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_members_learner_id",
                table: "team_members",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_members_organisation_id",
                table: "team_members",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_members_team_id_learner_id",
                table: "team_members",
                columns: new[] { "team_id", "learner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_team_merges_survivor_id",
                table: "team_merges",
                column: "survivor_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_villages_team_id",
                table: "team_villages",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "ix_team_villages_village_id",
                table: "team_villages",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_teams_area_id_id",
                table: "teams",
                columns: new[] { "area_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_teams_merged_into",
                table: "teams",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "ix_teams_organisation_id",
                table: "teams",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_volunteer_times_learner_id_on",
                table: "volunteer_times",
                columns: new[] { "learner_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_volunteer_times_team_id",
                table: "volunteer_times",
                column: "team_id");

            // What the model cannot express: see TeamConfiguration and AmbassadorConfiguration.
            migrationBuilder.Sql("""
                ALTER TABLE team_members ADD CONSTRAINT ex_team_members_mandate EXCLUDE USING gist (
                    team_id WITH =, learner_id WITH =, mandate WITH =, daterange(joined_on, left_on) WITH &&);
                ALTER TABLE ambassadors ADD CONSTRAINT ex_ambassadors_term EXCLUDE USING gist (
                    learner_id WITH =, area_id WITH =, daterange(term_from, coalesce(ended_on, term_to)) WITH &&);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ambassadors");

            migrationBuilder.DropTable(
                name: "device_loans");

            migrationBuilder.DropTable(
                name: "held_certificates");

            migrationBuilder.DropTable(
                name: "mentor_quota_changes");

            migrationBuilder.DropTable(
                name: "mentorships");

            migrationBuilder.DropTable(
                name: "team_activities");

            migrationBuilder.DropTable(
                name: "team_assignments");

            migrationBuilder.DropTable(
                name: "team_mandates");

            migrationBuilder.DropTable(
                name: "team_members");

            migrationBuilder.DropTable(
                name: "team_merges");

            migrationBuilder.DropTable(
                name: "team_villages");

            migrationBuilder.DropTable(
                name: "volunteer_times");

            migrationBuilder.DropTable(
                name: "places");

            migrationBuilder.DropTable(
                name: "mentor_quotas");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropTable(
                name: "organisations");
        }
    }
}
