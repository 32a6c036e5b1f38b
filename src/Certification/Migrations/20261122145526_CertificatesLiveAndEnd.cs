using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Certifications.Migrations
{
    /// <inheritdoc />
    public partial class CertificatesLiveAndEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_criteria_course_code_version",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_course_code_nfc",
                table: "criteria");

            migrationBuilder.DropIndex(
                name: "ix_certificates_completion_id_criterion_code",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_learner_id_criterion_id_criterion_version",
                table: "certificates");

            migrationBuilder.AddColumn<string[]>(
                name: "codes",
                table: "criteria",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "criteria",
                type: "character varying(24)",
                maxLength: 24,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "least_assurance",
                table: "criteria",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "legal_source",
                table: "criteria",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "names_holder",
                table: "criteria",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "published_at",
                table: "criteria",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "published_by",
                table: "criteria",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "renewal",
                table: "criteria",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "renewal_days",
                table: "criteria",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "validity_months",
                table: "criteria",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "criteria",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<int>(
                name: "cycle",
                table: "certificates",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "issue_no",
                table: "certificates",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "issuer_name",
                table: "certificates",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "issuing_authority_id",
                table: "certificates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "predecessor_id",
                table: "certificates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "status_since",
                table: "certificates",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "unit_name",
                table: "certificates",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "valid_until",
                table: "certificates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ended_on",
                table: "areas",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "successor_id",
                table: "areas",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "assurance_levels",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    name_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    skill_evidence = table.Column<string[]>(type: "text[]", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assurance_levels", x => x.code);
                    table.CheckConstraint("ck_assurance_levels_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_assurance_levels_name_en_nfc", "name_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_assurance_levels_name_vi_nfc", "name_vi IS NFC NORMALIZED");
                    table.CheckConstraint("ck_assurance_levels_source_nfc", "source IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "certificate_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    subject = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    criterion_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason_code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    total_rows = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    proposed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    runs_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_batches", x => x.id);
                    table.CheckConstraint("ck_certificate_batches_approved_by_nfc", "approved_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_certificate_batches_cancelled_by_nfc", "cancelled_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_certificate_batches_correction", "(kind = 'Issue') = (criterion_id is not null) and (kind = 'Issue') = (reason_code is null)");
                    table.CheckConstraint("ck_certificate_batches_proposed_by_nfc", "proposed_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_certificate_batches_reason_code_nfc", "reason_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_certificate_batches_reason_nfc", "reason IS NFC NORMALIZED");
                    table.CheckConstraint("ck_certificate_batches_two_persons", "approved_by <> proposed_by");
                    table.ForeignKey(
                        name: "fk_certificate_batches_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificate_batches_criteria_criterion_id",
                        column: x => x.criterion_id,
                        principalTable: "criteria",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certificate_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    action = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reason_code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_changes", x => x.id);
                    table.CheckConstraint("ck_certificate_changes_by_nfc", "by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_certificate_changes_reason_code_nfc", "reason_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_certificate_changes_reason_nfc", "reason IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_certificate_changes_certificates_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "certificates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "commune_adults",
                columns: table => new
                {
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    adults = table.Column<int>(type: "integer", nullable: false),
                    counted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune_adults", x => x.area_id);
                    table.CheckConstraint("ck_commune_adults_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_commune_adults_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "completions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    assurance_level = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    rests_on = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_completions", x => x.id);
                    table.CheckConstraint("ck_completions_assurance_level_nfc", "assurance_level IS NFC NORMALIZED");
                    table.CheckConstraint("ck_completions_code_nfc", "code IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "issuing_authorities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    name_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    legal_source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issuing_authorities", x => x.id);
                    table.CheckConstraint("ck_issuing_authorities_legal_source_nfc", "legal_source IS NFC NORMALIZED");
                    table.CheckConstraint("ck_issuing_authorities_name_en_nfc", "name_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_issuing_authorities_name_vi_nfc", "name_vi IS NFC NORMALIZED");
                    table.CheckConstraint("ck_issuing_authorities_span", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_issuing_authorities_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_issuing_authorities_issuing_authorities_successor_id",
                        column: x => x.successor_id,
                        principalTable: "issuing_authorities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "learner_places",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_places", x => x.learner_id);
                });

            migrationBuilder.CreateTable(
                name: "mentor_recognitions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_recognised = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    mentees = table.Column<int>(type: "integer", nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    heard_version = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mentor_recognitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "milestone_dues",
                columns: table => new
                {
                    area_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestone_dues", x => x.area_id);
                });

            migrationBuilder.CreateTable(
                name: "milestone_rules",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    title_vi = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    title_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestone_rules", x => new { x.code, x.version });
                    table.CheckConstraint("ck_milestone_rules_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_milestone_rules_source_nfc", "source IS NFC NORMALIZED");
                    table.CheckConstraint("ck_milestone_rules_title_en_nfc", "title_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_milestone_rules_title_vi_nfc", "title_vi IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "milestones",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    is_reached = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestones", x => x.id);
                    table.CheckConstraint("ck_milestones_rule_code_nfc", "rule_code IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "certificate_batch_rows",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_batch_rows", x => new { x.batch_id, x.number });
                    table.ForeignKey(
                        name: "fk_certificate_batch_rows_certificate_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "certificate_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificate_batch_rows_certificates_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "certificates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mentor_changes",
                columns: table => new
                {
                    recognition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    granted = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mentor_changes", x => new { x.recognition_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_mentor_changes_mentor_recognitions_recognition_id",
                        column: x => x.recognition_id,
                        principalTable: "mentor_recognitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "milestone_changes",
                columns: table => new
                {
                    milestone_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    reached = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    certified = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestone_changes", x => new { x.milestone_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_milestone_changes_milestones_milestone_id",
                        column: x => x.milestone_id,
                        principalTable: "milestones",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What was in force stays in force: the versions there are published, and ask for their one course.
            migrationBuilder.Sql("""
                insert into assurance_levels (code, rank, name_vi, name_en, skill_evidence, source)
                values ('self-study', 10, 'Tự học', 'Self-study', array['self'],
                    'Thiết kế nền tảng; chưa kiểm chứng / design of the platform; to verify');
                update criteria set kind = 'Course', codes = array[course_code], least_assurance = 'self-study',
                    renewal = 'None', published_at = '2026-01-01T00:00:00Z', published_by = 'platform',
                    legal_source = 'Mẫu của nền tảng; chưa kiểm chứng / template of the platform; to verify';
                """);

            // Every certificate has a history, and what it rests on is known, also where news of it came before this.
            migrationBuilder.Sql("""
                update certificates set status_since = coalesce(
                    revoked_at, (select min(i.signed_at) from issuances i where i.certificate_id = certificates.id),
                    valid_from);
                insert into certificate_changes (id, certificate_id, sequence, action, at, by, reason_code)
                select gen_random_uuid(), certificate_id, 1, 'Issued', signed_at, 'platform', 'signed'
                from issuances where issue_no = 1;
                insert into certificate_changes
                    (id, certificate_id, sequence, action, at, by, reason_code, reason)
                select gen_random_uuid(), id, version, 'Revoked', revoked_at, coalesce(revoked_by, 'platform'),
                    revocation_code, revocation_reason
                from certificates where status = 'Revoked';
                insert into completions (id, kind, learner_id, area_id, code, assurance_level, rests_on, at)
                select distinct on (c.completion_id) c.completion_id, 'Course', c.learner_id, c.area_id,
                    k.course_code, c.assurance_level, '{}'::uuid[], c.valid_from
                from certificates c join criteria k on k.id = c.criterion_id;
                """);

            migrationBuilder.DropColumn(
                name: "course_code",
                table: "criteria");

            migrationBuilder.CreateIndex(
                name: "ix_criteria_draft",
                table: "criteria",
                column: "code",
                unique: true,
                filter: "published_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_criteria_least_assurance",
                table: "criteria",
                column: "least_assurance");

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_least_assurance_nfc",
                table: "criteria",
                sql: "least_assurance IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_legal_source_nfc",
                table: "criteria",
                sql: "legal_source IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_published_by_nfc",
                table: "criteria",
                sql: "published_by IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_renewal",
                table: "criteria",
                sql: "validity_months is not null or renewal = 'None'");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_completion_id_criterion_code",
                table: "certificates",
                columns: new[] { "completion_id", "criterion_code" },
                unique: true,
                filter: "predecessor_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_issuing_authority_id",
                table: "certificates",
                column: "issuing_authority_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_learner_id_criterion_id_criterion_version_cycle",
                table: "certificates",
                columns: new[] { "learner_id", "criterion_id", "criterion_version", "cycle" },
                unique: true,
                filter: "status not in ('Revoked', 'Superseded')");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_predecessor_id_cycle",
                table: "certificates",
                columns: new[] { "predecessor_id", "cycle" },
                unique: true,
                filter: "status <> 'Revoked'");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_valid_until",
                table: "certificates",
                column: "valid_until",
                filter: "status in ('Valid', 'Suspended')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_issuer_name_nfc",
                table: "certificates",
                sql: "issuer_name IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_unit_name_nfc",
                table: "certificates",
                sql: "unit_name IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_assurance_levels_rank",
                table: "assurance_levels",
                column: "rank",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificate_batch_rows_certificate_id",
                table: "certificate_batch_rows",
                column: "certificate_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_batch_rows_open",
                table: "certificate_batch_rows",
                columns: new[] { "batch_id", "number" },
                filter: "outcome is null");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_batches_area_id",
                table: "certificate_batches",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_batches_criterion_id",
                table: "certificate_batches",
                column: "criterion_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_batches_proposed_by_proposed_at",
                table: "certificate_batches",
                columns: new[] { "proposed_by", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificate_batches_runs_at",
                table: "certificate_batches",
                column: "runs_at",
                filter: "state in ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_changes_certificate_id_sequence",
                table: "certificate_changes",
                columns: new[] { "certificate_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_completions_learner_id_kind_code",
                table: "completions",
                columns: new[] { "learner_id", "kind", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_completions_rests_on",
                table: "completions",
                column: "rests_on")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_issuing_authorities_open",
                table: "issuing_authorities",
                column: "area_id",
                unique: true,
                filter: "valid_to is null");

            migrationBuilder.CreateIndex(
                name: "ix_issuing_authorities_successor_id",
                table: "issuing_authorities",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_mentor_recognitions_mentor_id",
                table: "mentor_recognitions",
                column: "mentor_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_milestones_area_id_rule_code_rule_version",
                table: "milestones",
                columns: new[] { "area_id", "rule_code", "rule_version" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_certificates_certificates_predecessor_id",
                table: "certificates",
                column: "predecessor_id",
                principalTable: "certificates",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_certificates_issuing_authorities_issuing_authority_id",
                table: "certificates",
                column: "issuing_authority_id",
                principalTable: "issuing_authorities",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_criteria_assurance_levels_least_assurance",
                table: "criteria",
                column: "least_assurance",
                principalTable: "assurance_levels",
                principalColumn: "code",
                onDelete: ReferentialAction.Restrict);

            // A published version is what certificates name: not even by hand is it rewritten.
            migrationBuilder.Sql("""
                create function criterion_is_final() returns trigger language plpgsql as $$
                begin
                  raise exception 'version % of criterion % was published and is final', old.version, old.code;
                end $$;
                create trigger criterion_is_final before update or delete on criteria
                for each row when (old.published_at is not null) execute function criterion_is_final();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger criterion_is_final on criteria; drop function criterion_is_final();");

            migrationBuilder.DropForeignKey(
                name: "fk_certificates_certificates_predecessor_id",
                table: "certificates");

            migrationBuilder.DropForeignKey(
                name: "fk_certificates_issuing_authorities_issuing_authority_id",
                table: "certificates");

            migrationBuilder.DropForeignKey(
                name: "fk_criteria_assurance_levels_least_assurance",
                table: "criteria");

            migrationBuilder.DropTable(
                name: "assurance_levels");

            migrationBuilder.DropTable(
                name: "certificate_batch_rows");

            migrationBuilder.DropTable(
                name: "certificate_changes");

            migrationBuilder.DropTable(
                name: "commune_adults");

            migrationBuilder.DropTable(
                name: "completions");

            migrationBuilder.DropTable(
                name: "issuing_authorities");

            migrationBuilder.DropTable(
                name: "learner_places");

            migrationBuilder.DropTable(
                name: "mentor_changes");

            migrationBuilder.DropTable(
                name: "milestone_changes");

            migrationBuilder.DropTable(
                name: "milestone_dues");

            migrationBuilder.DropTable(
                name: "milestone_rules");

            migrationBuilder.DropTable(
                name: "certificate_batches");

            migrationBuilder.DropTable(
                name: "mentor_recognitions");

            migrationBuilder.DropTable(
                name: "milestones");

            migrationBuilder.DropIndex(
                name: "ix_criteria_draft",
                table: "criteria");

            migrationBuilder.DropIndex(
                name: "ix_criteria_least_assurance",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_least_assurance_nfc",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_legal_source_nfc",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_published_by_nfc",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_renewal",
                table: "criteria");

            migrationBuilder.DropIndex(
                name: "ix_certificates_completion_id_criterion_code",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_issuing_authority_id",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_learner_id_criterion_id_criterion_version_cycle",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_predecessor_id_cycle",
                table: "certificates");

            migrationBuilder.DropIndex(
                name: "ix_certificates_valid_until",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_issuer_name_nfc",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_unit_name_nfc",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "codes",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "least_assurance",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "legal_source",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "names_holder",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "published_at",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "published_by",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "renewal",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "renewal_days",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "validity_months",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "criteria");

            migrationBuilder.DropColumn(
                name: "cycle",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "issue_no",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "issuer_name",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "issuing_authority_id",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "predecessor_id",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "status_since",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "unit_name",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "valid_until",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "ended_on",
                table: "areas");

            migrationBuilder.DropColumn(
                name: "successor_id",
                table: "areas");

            migrationBuilder.AddColumn<string>(
                name: "course_code",
                table: "criteria",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_criteria_course_code_version",
                table: "criteria",
                columns: new[] { "course_code", "version" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_course_code_nfc",
                table: "criteria",
                sql: "course_code IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_completion_id_criterion_code",
                table: "certificates",
                columns: new[] { "completion_id", "criterion_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_learner_id_criterion_id_criterion_version",
                table: "certificates",
                columns: new[] { "learner_id", "criterion_id", "criterion_version" },
                unique: true,
                filter: "status <> 'Revoked'");
        }
    }
}
