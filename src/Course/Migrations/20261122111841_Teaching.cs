using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class Teaching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mode",
                table: "enrolments",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Single");

            migrationBuilder.AddColumn<Guid>(
                name: "sponsor_id",
                table: "enrolments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "enrolments",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Enrolled");

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "enrolments",
                type: "bigint",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<string[]>(
                name: "audiences",
                table: "classes",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "classes",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()");

            migrationBuilder.AddColumn<Guid[]>(
                name: "helper_ids",
                table: "classes",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<Guid>(
                name: "host_organisation_id",
                table: "classes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "classes",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "HandsOn");

            migrationBuilder.AddColumn<Guid>(
                name: "place_id",
                table: "classes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "series_id",
                table: "classes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "team_id",
                table: "classes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "understaffed",
                table: "classes",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "areas",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                    table.CheckConstraint("ck_organisations_kind_nfc", "kind IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places", x => x.id);
                    table.CheckConstraint("ck_places_kind_nfc", "kind IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "rules",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rules", x => new { x.code, x.version });
                    table.CheckConstraint("ck_rules_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_rules_source_nfc", "source IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "enrolment_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sponsor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    wait_if_full = table.Column<bool>(type: "boolean", nullable: false),
                    total_rows = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment_batches", x => x.id);
                    table.ForeignKey(
                        name: "fk_enrolment_batches_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolment_batches_organisations_sponsor_id",
                        column: x => x.sponsor_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrolment_batch_rows",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: true),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    outcome = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment_batch_rows", x => new { x.batch_id, x.number });
                    table.ForeignKey(
                        name: "fk_enrolment_batch_rows_enrolment_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "enrolment_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_sponsor_id_id",
                table: "enrolments",
                columns: new[] { "sponsor_id", "id" },
                filter: "sponsor_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_waiting",
                table: "enrolments",
                column: "class_id",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_classes_host_organisation_id",
                table: "classes",
                column: "host_organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_classes_place_id",
                table: "classes",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_classes_series_id",
                table: "classes",
                column: "series_id",
                filter: "series_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_classes_starts_at",
                table: "classes",
                column: "starts_at",
                filter: "status = 'Scheduled'");

            migrationBuilder.CreateIndex(
                name: "ix_classes_team_id",
                table: "classes",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "ux_classes_self_paced",
                table: "classes",
                columns: new[] { "area_id", "course_id", "course_version" },
                unique: true,
                filter: "kind = 'SelfPaced' AND status = 'Scheduled'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_areas_name_nfc",
                table: "areas",
                sql: "name IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_batch_rows_open",
                table: "enrolment_batch_rows",
                columns: new[] { "batch_id", "number" },
                filter: "outcome IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_batches_area_id",
                table: "enrolment_batches",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_batches_open",
                table: "enrolment_batches",
                column: "id",
                filter: "state <> 'Completed'");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_batches_sponsor_id",
                table: "enrolment_batches",
                column: "sponsor_id");

            migrationBuilder.AddForeignKey(
                name: "fk_classes_organisations_host_organisation_id",
                table: "classes",
                column: "host_organisation_id",
                principalTable: "organisations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_classes_places_place_id",
                table: "classes",
                column: "place_id",
                principalTable: "places",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_classes_teams_team_id",
                table: "classes",
                column: "team_id",
                principalTable: "teams",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_enrolments_organisations_sponsor_id",
                table: "enrolments",
                column: "sponsor_id",
                principalTable: "organisations",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_classes_organisations_host_organisation_id",
                table: "classes");

            migrationBuilder.DropForeignKey(
                name: "fk_classes_places_place_id",
                table: "classes");

            migrationBuilder.DropForeignKey(
                name: "fk_classes_teams_team_id",
                table: "classes");

            migrationBuilder.DropForeignKey(
                name: "fk_enrolments_organisations_sponsor_id",
                table: "enrolments");

            migrationBuilder.DropTable(
                name: "enrolment_batch_rows");

            migrationBuilder.DropTable(
                name: "places");

            migrationBuilder.DropTable(
                name: "rules");

            migrationBuilder.DropTable(
                name: "enrolment_batches");

            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropIndex(
                name: "ix_enrolments_sponsor_id_id",
                table: "enrolments");

            migrationBuilder.DropIndex(
                name: "ix_enrolments_waiting",
                table: "enrolments");

            migrationBuilder.DropIndex(
                name: "ix_classes_host_organisation_id",
                table: "classes");

            migrationBuilder.DropIndex(
                name: "ix_classes_place_id",
                table: "classes");

            migrationBuilder.DropIndex(
                name: "ix_classes_series_id",
                table: "classes");

            migrationBuilder.DropIndex(
                name: "ix_classes_starts_at",
                table: "classes");

            migrationBuilder.DropIndex(
                name: "ix_classes_team_id",
                table: "classes");

            migrationBuilder.DropIndex(
                name: "ux_classes_self_paced",
                table: "classes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_areas_name_nfc",
                table: "areas");

            migrationBuilder.DropColumn(
                name: "mode",
                table: "enrolments");

            migrationBuilder.DropColumn(
                name: "sponsor_id",
                table: "enrolments");

            migrationBuilder.DropColumn(
                name: "state",
                table: "enrolments");

            migrationBuilder.DropColumn(
                name: "version",
                table: "enrolments");

            migrationBuilder.DropColumn(
                name: "audiences",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "helper_ids",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "host_organisation_id",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "place_id",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "series_id",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "team_id",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "understaffed",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "name",
                table: "areas");
        }
    }
}
