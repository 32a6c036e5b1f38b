using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class CourseComplete : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_class_id",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_completions_learner_id_course_id_course_version",
                table: "completions");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "held_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "closed_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone");

            migrationBuilder.AddColumn<Guid>(
                name: "area_id",
                table: "sessions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<byte[]>(
                name: "code_key",
                table: "sessions",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "join_url",
                table: "sessions",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "link_refusal",
                table: "sessions",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "link_sequence",
                table: "sessions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "operator_id",
                table: "sessions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "title",
                table: "sessions",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "sessions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "sessions",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<string>(
                name: "draft",
                table: "courses",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "courses",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Basic");

            migrationBuilder.AddColumn<Guid>(
                name: "owner_area_id",
                table: "courses",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "courses",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "courses",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<string[]>(
                name: "audiences",
                table: "course_versions",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string[]>(
                name: "languages",
                table: "course_versions",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "level",
                table: "course_versions",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Grassroots");

            migrationBuilder.AddColumn<string>(
                name: "modules",
                table: "course_versions",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string[]>(
                name: "practice_tasks",
                table: "course_versions",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "published_at",
                table: "course_versions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "rule_version",
                table: "course_versions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string[]>(
                name: "skill_codes",
                table: "course_versions",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "trainer",
                table: "course_versions",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "score_percent",
                table: "completions",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AlterColumn<Guid>(
                name: "class_id",
                table: "completions",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<int>(
                name: "cycle",
                table: "completions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "evidence",
                table: "completions",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reversal_reason",
                table: "completions",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reversal_reference",
                table: "completions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reversed_at",
                table: "completions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reversed_by",
                table: "completions",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rule_code",
                table: "completions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "hands-on");

            migrationBuilder.AddColumn<int>(
                name: "rule_version",
                table: "completions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "completions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "completions",
                type: "bigint",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "completions",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<Guid>(
                name: "owner_area_id",
                table: "class_templates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pack",
                table: "class_templates",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "slots",
                table: "class_templates",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<bool>(
                name: "withdrawn",
                table: "class_templates",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "class_templates",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<string>(
                name: "means",
                table: "attendances",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "point_id",
                table: "attendances",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "taken_by",
                table: "attendances",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "blueprints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    owner_area_id = table.Column<Guid>(type: "uuid", nullable: true),
                    course_id = table.Column<Guid>(type: "uuid", nullable: true),
                    minutes_allowed = table.Column<int>(type: "integer", nullable: false),
                    grace_seconds = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    demonstrated_percent = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    bands = table.Column<string>(type: "jsonb", nullable: true),
                    parts = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blueprints", x => x.id);
                    table.CheckConstraint("ck_blueprints_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_blueprints_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_blueprints_courses_course_id",
                        column: x => x.course_id,
                        principalTable: "courses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "completion_rules",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    applies_to = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: true),
                    needs_attendance = table.Column<bool>(type: "boolean", nullable: false),
                    needs_pass = table.Column<bool>(type: "boolean", nullable: false),
                    assurance_level = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    renewal_months = table.Column<int>(type: "integer", nullable: true),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_completion_rules", x => new { x.code, x.version });
                    table.CheckConstraint("ck_completion_rules_applies_to_nfc", "applies_to IS NFC NORMALIZED");
                    table.CheckConstraint("ck_completion_rules_assurance_level", "(assurance_level IS NULL) = (applies_to = 'imported')");
                    table.CheckConstraint("ck_completion_rules_assurance_level_nfc", "assurance_level IS NFC NORMALIZED");
                    table.CheckConstraint("ck_completion_rules_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_completion_rules_needs_something", "needs_attendance OR needs_pass OR applies_to = 'imported'");
                    table.CheckConstraint("ck_completion_rules_renewal_months", "renewal_months > 0");
                    table.CheckConstraint("ck_completion_rules_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_completion_rules_courses_course_id",
                        column: x => x.course_id,
                        principalTable: "courses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "completion_sources",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    assurance_level = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_completion_sources", x => x.code);
                    table.CheckConstraint("ck_completion_sources_assurance_level_nfc", "assurance_level IS NFC NORMALIZED");
                    table.CheckConstraint("ck_completion_sources_basis_nfc", "basis IS NFC NORMALIZED");
                    table.CheckConstraint("ck_completion_sources_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_completion_sources_name_en_nfc", "name_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_completion_sources_name_vi_nfc", "name_vi IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "fixed_days",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    name_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fixed_days", x => x.code);
                    table.CheckConstraint("ck_fixed_days_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_fixed_days_name_en_nfc", "name_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_fixed_days_name_vi_nfc", "name_vi IS NFC NORMALIZED");
                    table.CheckConstraint("ck_fixed_days_source_nfc", "source IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "frameworks",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    version = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    owner_area_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    evidence = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    audiences = table.Column<string[]>(type: "text[]", nullable: false),
                    levels = table.Column<string>(type: "jsonb", nullable: false),
                    domains = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frameworks", x => new { x.code, x.version });
                    table.CheckConstraint("ck_frameworks_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_frameworks_name_en_nfc", "name_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_frameworks_name_vi_nfc", "name_vi IS NFC NORMALIZED");
                    table.CheckConstraint("ck_frameworks_source_nfc", "source IS NFC NORMALIZED");
                    table.CheckConstraint("ck_frameworks_version_nfc", "version IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "integrity_signals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    observed = table.Column<int>(type: "integer", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    point_id = table.Column<Guid>(type: "uuid", nullable: true),
                    claim_id = table.Column<Guid>(type: "uuid", nullable: true),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_integrity_signals", x => x.id);
                    table.CheckConstraint("ck_integrity_signals_decided_by_nfc", "decided_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_integrity_signals_subject_nfc", "subject IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_integrity_signals_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offline_packs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    issued_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fresh_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offline_packs", x => x.id);
                    table.CheckConstraint("ck_offline_packs_issued_by_nfc", "issued_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_offline_packs_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    owner_area_id = table.Column<Guid>(type: "uuid", nullable: true),
                    newest_version = table.Column<int>(type: "integer", nullable: false),
                    seat_policy_version = table.Column<int>(type: "integer", nullable: false),
                    succeeded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    succeeded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    succession_decision_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => x.id);
                    table.CheckConstraint("ck_programmes_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_programmes_succession_decision_no_nfc", "succession_decision_no IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_programmes_programmes_succeeded_by",
                        column: x => x.succeeded_by,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publishing_rules",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    max_minutes = table.Column<int>(type: "integer", nullable: false),
                    max_lesson_minutes = table.Column<int>(type: "integer", nullable: false),
                    max_text_characters = table.Column<int>(type: "integer", nullable: false),
                    min_skills = table.Column<int>(type: "integer", nullable: false),
                    min_practice_tasks = table.Column<int>(type: "integer", nullable: false),
                    min_questions = table.Column<int>(type: "integer", nullable: false),
                    pass_percent = table.Column<int>(type: "integer", nullable: false),
                    attempts_per_class = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publishing_rules", x => new { x.kind, x.version });
                    table.CheckConstraint("ck_publishing_rules_source_nfc", "source IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "question_banks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    skill = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    owner_area_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_banks", x => x.id);
                    table.CheckConstraint("ck_question_banks_skill_nfc", "skill IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "session_points",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    venue = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    host_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    equipment = table.Column<string[]>(type: "text[]", nullable: false),
                    head_count = table.Column<int>(type: "integer", nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_points", x => x.id);
                    table.CheckConstraint("ck_session_points_head_count", "head_count >= 0");
                    table.CheckConstraint("ck_session_points_venue_nfc", "venue IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_session_points_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_session_points_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    blueprint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: true),
                    course_id = table.Column<Guid>(type: "uuid", nullable: true),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    seed = table.Column<int>(type: "integer", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    refused_after = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    handed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    right_answers = table.Column<int>(type: "integer", nullable: true),
                    passed = table.Column<bool>(type: "boolean", nullable: true),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    questions = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_papers", x => x.id);
                    table.CheckConstraint("ck_papers_language_nfc", "language IS NFC NORMALIZED");
                    table.CheckConstraint("ck_papers_level_nfc", "level IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_papers_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_papers_blueprints_blueprint_id",
                        column: x => x.blueprint_id,
                        principalTable: "blueprints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_papers_classes_class_id",
                        column: x => x.class_id,
                        principalTable: "classes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_papers_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "completion_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    total_rows = table.Column<int>(type: "integer", nullable: false),
                    accepted = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    rejected = table.Column<int>(type: "integer", nullable: false),
                    created_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_completion_imports", x => x.id);
                    table.CheckConstraint("ck_completion_imports_created_by_nfc", "created_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_completion_imports_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_completion_imports_completion_sources_source",
                        column: x => x.source,
                        principalTable: "completion_sources",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "course_equivalences",
                columns: table => new
                {
                    source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    external_course = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_version = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_course_equivalences", x => new { x.source, x.external_course, x.version });
                    table.CheckConstraint("ck_course_equivalences_basis_nfc", "basis IS NFC NORMALIZED");
                    table.CheckConstraint("ck_course_equivalences_external_course_nfc", "external_course IS NFC NORMALIZED");
                    table.CheckConstraint("ck_course_equivalences_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_course_equivalences_completion_sources_source",
                        column: x => x.source,
                        principalTable: "completion_sources",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_course_equivalences_course_versions_course_id_course_version",
                        columns: x => new { x.course_id, x.course_version },
                        principalTable: "course_versions",
                        principalColumns: new[] { "course_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "person_matches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    subject_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_matches", x => x.id);
                    table.CheckConstraint("ck_person_matches_source_nfc", "source IS NFC NORMALIZED");
                    table.CheckConstraint("ck_person_matches_subject_hash_nfc", "subject_hash IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_person_matches_completion_sources_source",
                        column: x => x.source,
                        principalTable: "completion_sources",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "statements",
                columns: table => new
                {
                    source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verb = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content = table.Column<string>(type: "text", nullable: true),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statements", x => new { x.source, x.id });
                    table.CheckConstraint("ck_statements_content_nfc", "content IS NFC NORMALIZED");
                    table.CheckConstraint("ck_statements_source_nfc", "source IS NFC NORMALIZED");
                    table.CheckConstraint("ck_statements_verb_nfc", "verb IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_statements_completion_sources_source",
                        column: x => x.source,
                        principalTable: "completion_sources",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_area_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    fixed_day = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    whole_area = table.Column<bool>(type: "boolean", nullable: false),
                    expected_participants = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    planned_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    approved_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decision_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    launched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaigns", x => x.id);
                    table.CheckConstraint("ck_campaigns_approved_by_nfc", "approved_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_campaigns_decision_no_nfc", "decision_no IS NFC NORMALIZED");
                    table.CheckConstraint("ck_campaigns_fixed_day_nfc", "fixed_day IS NFC NORMALIZED");
                    table.CheckConstraint("ck_campaigns_name_en_nfc", "name_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_campaigns_name_vi_nfc", "name_vi IS NFC NORMALIZED");
                    table.CheckConstraint("ck_campaigns_planned_by_nfc", "planned_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_campaigns_window", "starts_on <= ends_on");
                    table.ForeignKey(
                        name: "fk_campaigns_fixed_days_fixed_day",
                        column: x => x.fixed_day,
                        principalTable: "fixed_days",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "skills",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    framework_code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    framework_version = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    domain_code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_skills", x => x.code);
                    table.CheckConstraint("ck_skills_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_skills_domain_code_nfc", "domain_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_skills_framework_code_nfc", "framework_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_skills_framework_version_nfc", "framework_version IS NFC NORMALIZED");
                    table.CheckConstraint("ck_skills_name_en_nfc", "name_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_skills_name_vi_nfc", "name_vi IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_skills_frameworks_framework_code_framework_version",
                        columns: x => new { x.framework_code, x.framework_version },
                        principalTable: "frameworks",
                        principalColumns: new[] { "code", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offline_papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    score_percent = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offline_papers", x => x.id);
                    table.CheckConstraint("ck_offline_papers_device_nfc", "device IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_offline_papers_offline_packs_pack_id",
                        column: x => x.pack_id,
                        principalTable: "offline_packs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programme_equivalences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    module_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_equivalences", x => x.id);
                    table.CheckConstraint("ck_programme_equivalences_module_code_nfc", "module_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_programme_equivalences_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_programme_equivalences_courses_course_id",
                        column: x => x.course_id,
                        principalTable: "courses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_programme_equivalences_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programme_seat_policies",
                columns: table => new
                {
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    audiences = table.Column<string[]>(type: "text[]", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_seat_policies", x => new { x.programme_id, x.version });
                    table.CheckConstraint("ck_programme_seat_policies_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_programme_seat_policies_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programme_versions",
                columns: table => new
                {
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    issuer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    modules = table.Column<string>(type: "jsonb", nullable: false),
                    course_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_versions", x => new { x.programme_id, x.number });
                    table.CheckConstraint("ck_programme_versions_issuer_nfc", "issuer IS NFC NORMALIZED");
                    table.CheckConstraint("ck_programme_versions_title_en_nfc", "title_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_programme_versions_title_vi_nfc", "title_vi IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_programme_versions_programmes_programme_id",
                        column: x => x.programme_id,
                        principalTable: "programmes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bank_questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bank_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    difficulty = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    correct = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    since = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<int>(type: "integer", nullable: true),
                    texts = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_questions", x => x.id);
                    table.CheckConstraint("ck_bank_questions_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_bank_questions_correct_nfc", "correct IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_bank_questions_question_banks_bank_id",
                        column: x => x.bank_id,
                        principalTable: "question_banks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "session_claims",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    point_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    means = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    device = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    taken_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_claims", x => new { x.session_id, x.id });
                    table.CheckConstraint("ck_session_claims_device_nfc", "device IS NFC NORMALIZED");
                    table.CheckConstraint("ck_session_claims_taken_by_nfc", "taken_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_session_claims_session_points_point_id",
                        column: x => x.point_id,
                        principalTable: "session_points",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "skill_results",
                columns: table => new
                {
                    paper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    skill = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    asked = table.Column<int>(type: "integer", nullable: false),
                    right_answers = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_skill_results", x => new { x.paper_id, x.skill });
                    table.CheckConstraint("ck_skill_results_right_answers", "right_answers BETWEEN 0 AND asked AND asked > 0");
                    table.CheckConstraint("ck_skill_results_skill_nfc", "skill IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_skill_results_papers_paper_id",
                        column: x => x.paper_id,
                        principalTable: "papers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "imported_rows",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_number = table.Column<int>(type: "integer", nullable: false),
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    course = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    completed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    score_percent = table.Column<int>(type: "integer", nullable: true),
                    error = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imported_rows", x => new { x.import_id, x.row_number });
                    table.CheckConstraint("ck_imported_rows_course_nfc", "course IS NFC NORMALIZED");
                    table.CheckConstraint("ck_imported_rows_error_nfc", "error IS NFC NORMALIZED");
                    table.CheckConstraint("ck_imported_rows_external_id_nfc", "external_id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_imported_rows_subject_hash_nfc", "subject_hash IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_imported_rows_completion_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "completion_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "imported_results",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    external_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    external_course = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_version = table.Column<int>(type: "integer", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    score_percent = table.Column<int>(type: "integer", nullable: true),
                    match_id = table.Column<Guid>(type: "uuid", nullable: true),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    look_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    completion_id = table.Column<Guid>(type: "uuid", nullable: true),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imported_results", x => x.id);
                    table.CheckConstraint("ck_imported_results_counted", "(counted_at IS NULL) = (completion_id IS NULL)");
                    table.CheckConstraint("ck_imported_results_external_course_nfc", "external_course IS NFC NORMALIZED");
                    table.CheckConstraint("ck_imported_results_external_id_nfc", "external_id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_imported_results_score_percent", "score_percent BETWEEN 0 AND 100");
                    table.CheckConstraint("ck_imported_results_someone", "learner_id IS NOT NULL OR match_id IS NOT NULL");
                    table.CheckConstraint("ck_imported_results_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_imported_results_completion_sources_source",
                        column: x => x.source,
                        principalTable: "completion_sources",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_imported_results_completions_completion_id",
                        column: x => x.completion_id,
                        principalTable: "completions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_imported_results_course_versions_course_id_course_version",
                        columns: x => new { x.course_id, x.course_version },
                        principalTable: "course_versions",
                        principalColumns: new[] { "course_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_imported_results_person_matches_match_id",
                        column: x => x.match_id,
                        principalTable: "person_matches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "campaign_areas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    launched_on = table.Column<DateOnly>(type: "date", nullable: true),
                    participants = table.Column<int>(type: "integer", nullable: true),
                    reported_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_areas", x => x.id);
                    table.CheckConstraint("ck_campaign_areas_reported_by_nfc", "reported_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_campaign_areas_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programme_completions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_version = table.Column<int>(type: "integer", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    completion_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_completions", x => x.id);
                    table.ForeignKey(
                        name: "fk_programme_completions_programme_versions_programme_id_progra~",
                        columns: x => new { x.programme_id, x.programme_version },
                        principalTable: "programme_versions",
                        principalColumns: new[] { "programme_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_area_id",
                table: "sessions",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_class_id",
                table: "sessions",
                column: "class_id",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_sessions_join_url_nfc",
                table: "sessions",
                sql: "join_url IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sessions_link_refusal_nfc",
                table: "sessions",
                sql: "link_refusal IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sessions_operator_id_nfc",
                table: "sessions",
                sql: "operator_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sessions_title_nfc",
                table: "sessions",
                sql: "title IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_course_versions_trainer_nfc",
                table: "course_versions",
                sql: "trainer IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_completions_learner_id_course_id_course_version_cycle",
                table: "completions",
                columns: new[] { "learner_id", "course_id", "course_version", "cycle" },
                unique: true,
                filter: "reversed_at IS NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_cycle",
                table: "completions",
                sql: "cycle > 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_origin",
                table: "completions",
                sql: "(class_id IS NULL) = (source IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_reversal",
                table: "completions",
                sql: "(reversed_at IS NULL) = (reversal_reason IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_reversal_reference_nfc",
                table: "completions",
                sql: "reversal_reference IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_reversed_by_nfc",
                table: "completions",
                sql: "reversed_by IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_rule_code_nfc",
                table: "completions",
                sql: "rule_code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_source_nfc",
                table: "completions",
                sql: "source IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_attendances_point_id_id",
                table: "attendances",
                columns: new[] { "point_id", "id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_attendances_taken_by_nfc",
                table: "attendances",
                sql: "taken_by IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_bank_questions_bank_id_code",
                table: "bank_questions",
                columns: new[] { "bank_id", "code" },
                unique: true,
                filter: "until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_blueprints_code_version",
                table: "blueprints",
                columns: new[] { "code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_blueprints_course_id",
                table: "blueprints",
                column: "course_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_areas_campaign_id_area_id",
                table: "campaign_areas",
                columns: new[] { "campaign_id", "area_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaign_areas_campaign_id_id",
                table: "campaign_areas",
                columns: new[] { "campaign_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_fixed_day",
                table: "campaigns",
                column: "fixed_day");

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_starts_on_ends_on",
                table: "campaigns",
                columns: new[] { "starts_on", "ends_on" });

            migrationBuilder.CreateIndex(
                name: "ix_completion_imports_area_id_source_content_hash",
                table: "completion_imports",
                columns: new[] { "area_id", "source", "content_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_completion_imports_created_at",
                table: "completion_imports",
                column: "created_at",
                filter: "state = 'Running'");

            migrationBuilder.CreateIndex(
                name: "ix_completion_imports_source",
                table: "completion_imports",
                column: "source");

            migrationBuilder.CreateIndex(
                name: "ix_completion_rules_course_id",
                table: "completion_rules",
                column: "course_id");

            migrationBuilder.CreateIndex(
                name: "ix_course_equivalences_course_id_course_version",
                table: "course_equivalences",
                columns: new[] { "course_id", "course_version" });

            migrationBuilder.CreateIndex(
                name: "ix_imported_results_completion_id",
                table: "imported_results",
                column: "completion_id");

            migrationBuilder.CreateIndex(
                name: "ix_imported_results_course_id_course_version",
                table: "imported_results",
                columns: new[] { "course_id", "course_version" });

            migrationBuilder.CreateIndex(
                name: "ix_imported_results_look_at",
                table: "imported_results",
                column: "look_at",
                filter: "look_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_imported_results_match_id",
                table: "imported_results",
                column: "match_id",
                filter: "counted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_imported_results_source_external_id",
                table: "imported_results",
                columns: new[] { "source", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_imported_rows_to_read",
                table: "imported_rows",
                columns: new[] { "import_id", "row_number" },
                filter: "error IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_integrity_signals_area_id",
                table: "integrity_signals",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_integrity_signals_kind_subject",
                table: "integrity_signals",
                columns: new[] { "kind", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offline_packs_area_id",
                table: "offline_packs",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_offline_papers_pack_id",
                table: "offline_papers",
                column: "pack_id");

            migrationBuilder.CreateIndex(
                name: "ix_papers_area_id",
                table: "papers",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_papers_blueprint_id",
                table: "papers",
                column: "blueprint_id");

            migrationBuilder.CreateIndex(
                name: "ix_papers_class_id",
                table: "papers",
                column: "class_id");

            migrationBuilder.CreateIndex(
                name: "ix_papers_course_id_handed_in_at",
                table: "papers",
                columns: new[] { "course_id", "handed_in_at" });

            migrationBuilder.CreateIndex(
                name: "ix_papers_learner_id_kind_class_id_attempt",
                table: "papers",
                columns: new[] { "learner_id", "kind", "class_id", "attempt" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_person_matches_learner_id",
                table: "person_matches",
                column: "learner_id",
                filter: "learner_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_person_matches_source_subject_hash",
                table: "person_matches",
                columns: new[] { "source", "subject_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_programme_completions_learner_id_programme_id_programme_ver~",
                table: "programme_completions",
                columns: new[] { "learner_id", "programme_id", "programme_version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_programme_completions_programme_id_id",
                table: "programme_completions",
                columns: new[] { "programme_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_programme_completions_programme_id_programme_version",
                table: "programme_completions",
                columns: new[] { "programme_id", "programme_version" });

            migrationBuilder.CreateIndex(
                name: "ix_programme_equivalences_course_id",
                table: "programme_equivalences",
                column: "course_id");

            migrationBuilder.CreateIndex(
                name: "ix_programme_equivalences_programme_id_module_code_course_id_v~",
                table: "programme_equivalences",
                columns: new[] { "programme_id", "module_code", "course_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_programme_versions_course_ids",
                table: "programme_versions",
                column: "course_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_programmes_code",
                table: "programmes",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_programmes_succeeded_by",
                table: "programmes",
                column: "succeeded_by");

            migrationBuilder.CreateIndex(
                name: "ix_question_banks_skill_owner_area_id",
                table: "question_banks",
                columns: new[] { "skill", "owner_area_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_session_claims_device_received_at",
                table: "session_claims",
                columns: new[] { "device", "received_at" },
                filter: "device is not null");

            migrationBuilder.CreateIndex(
                name: "ix_session_claims_point_id_received_at",
                table: "session_claims",
                columns: new[] { "point_id", "received_at" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_session_points_area_id",
                table: "session_points",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_points_session_id_number",
                table: "session_points",
                columns: new[] { "session_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_skill_results_skill",
                table: "skill_results",
                column: "skill");

            migrationBuilder.CreateIndex(
                name: "ix_skills_framework_code_framework_version",
                table: "skills",
                columns: new[] { "framework_code", "framework_version" });

            migrationBuilder.CreateIndex(
                name: "ix_statements_source_position",
                table: "statements",
                columns: new[] { "source", "position" },
                unique: true);

            migrationBuilder.Sql("""
                update sessions set area_id = classes.area_id from classes where classes.id = sessions.class_id;
                insert into session_points (
                  id, session_id, number, area_id, capacity, equipment, head_count, reported_at, version)
                select gen_random_uuid(), sessions.id, 1, sessions.area_id, classes.capacity, '{}',
                  sessions.named + sessions.unnamed, sessions.closed_at, 0
                from sessions join classes on classes.id = sessions.class_id;
                update attendances set point_id = session_points.id, means = 'List'
                from session_points where session_points.session_id = attendances.session_id;
                """);

            migrationBuilder.DropColumn(
                name: "named",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "unnamed",
                table: "sessions");

            migrationBuilder.AddForeignKey(
                name: "fk_attendances_session_points_point_id",
                table: "attendances",
                column: "point_id",
                principalTable: "session_points",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_sessions_areas_area_id",
                table: "sessions",
                column: "area_id",
                principalTable: "areas",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_attendances_session_points_point_id",
                table: "attendances");

            migrationBuilder.DropForeignKey(
                name: "fk_sessions_areas_area_id",
                table: "sessions");

            migrationBuilder.AddColumn<int>(
                name: "named",
                table: "sessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "unnamed",
                table: "sessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("""
                update sessions set
                  named = (select count(*) from attendances where attendances.session_id = sessions.id),
                  unnamed = (select coalesce(sum(head_count), 0) from session_points where session_id = sessions.id)
                    - (select count(*) from attendances where attendances.session_id = sessions.id);
                """);

            migrationBuilder.DropTable(
                name: "bank_questions");

            migrationBuilder.DropTable(
                name: "campaign_areas");

            migrationBuilder.DropTable(
                name: "completion_rules");

            migrationBuilder.DropTable(
                name: "course_equivalences");

            migrationBuilder.DropTable(
                name: "imported_results");

            migrationBuilder.DropTable(
                name: "imported_rows");

            migrationBuilder.DropTable(
                name: "integrity_signals");

            migrationBuilder.DropTable(
                name: "offline_papers");

            migrationBuilder.DropTable(
                name: "programme_completions");

            migrationBuilder.DropTable(
                name: "programme_equivalences");

            migrationBuilder.DropTable(
                name: "programme_seat_policies");

            migrationBuilder.DropTable(
                name: "publishing_rules");

            migrationBuilder.DropTable(
                name: "session_claims");

            migrationBuilder.DropTable(
                name: "skill_results");

            migrationBuilder.DropTable(
                name: "skills");

            migrationBuilder.DropTable(
                name: "statements");

            migrationBuilder.DropTable(
                name: "question_banks");

            migrationBuilder.DropTable(
                name: "campaigns");

            migrationBuilder.DropTable(
                name: "person_matches");

            migrationBuilder.DropTable(
                name: "completion_imports");

            migrationBuilder.DropTable(
                name: "offline_packs");

            migrationBuilder.DropTable(
                name: "programme_versions");

            migrationBuilder.DropTable(
                name: "session_points");

            migrationBuilder.DropTable(
                name: "papers");

            migrationBuilder.DropTable(
                name: "frameworks");

            migrationBuilder.DropTable(
                name: "fixed_days");

            migrationBuilder.DropTable(
                name: "completion_sources");

            migrationBuilder.DropTable(
                name: "programmes");

            migrationBuilder.DropTable(
                name: "blueprints");

            migrationBuilder.DropIndex(
                name: "ix_sessions_area_id",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_class_id",
                table: "sessions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sessions_join_url_nfc",
                table: "sessions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sessions_link_refusal_nfc",
                table: "sessions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sessions_operator_id_nfc",
                table: "sessions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sessions_title_nfc",
                table: "sessions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_course_versions_trainer_nfc",
                table: "course_versions");

            migrationBuilder.DropIndex(
                name: "ix_completions_learner_id_course_id_course_version_cycle",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_cycle",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_origin",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_reversal",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_reversal_reference_nfc",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_reversed_by_nfc",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_rule_code_nfc",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_source_nfc",
                table: "completions");

            migrationBuilder.DropIndex(
                name: "ix_attendances_point_id_id",
                table: "attendances");

            migrationBuilder.DropCheckConstraint(
                name: "ck_attendances_taken_by_nfc",
                table: "attendances");

            migrationBuilder.DropColumn(
                name: "area_id",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "code_key",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "join_url",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "link_refusal",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "link_sequence",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "operator_id",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "title",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "version",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "draft",
                table: "courses");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "courses");

            migrationBuilder.DropColumn(
                name: "owner_area_id",
                table: "courses");

            migrationBuilder.DropColumn(
                name: "version",
                table: "courses");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "courses");

            migrationBuilder.DropColumn(
                name: "audiences",
                table: "course_versions");

            migrationBuilder.DropColumn(
                name: "languages",
                table: "course_versions");

            migrationBuilder.DropColumn(
                name: "level",
                table: "course_versions");

            migrationBuilder.DropColumn(
                name: "modules",
                table: "course_versions");

            migrationBuilder.DropColumn(
                name: "practice_tasks",
                table: "course_versions");

            migrationBuilder.DropColumn(
                name: "published_at",
                table: "course_versions");

            migrationBuilder.DropColumn(
                name: "rule_version",
                table: "course_versions");

            migrationBuilder.DropColumn(
                name: "skill_codes",
                table: "course_versions");

            migrationBuilder.DropColumn(
                name: "trainer",
                table: "course_versions");

            migrationBuilder.DropColumn(
                name: "cycle",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "evidence",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "reversal_reason",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "reversal_reference",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "reversed_at",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "reversed_by",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "rule_code",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "rule_version",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "source",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "version",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "completions");

            migrationBuilder.DropColumn(
                name: "owner_area_id",
                table: "class_templates");

            migrationBuilder.DropColumn(
                name: "pack",
                table: "class_templates");

            migrationBuilder.DropColumn(
                name: "slots",
                table: "class_templates");

            migrationBuilder.DropColumn(
                name: "withdrawn",
                table: "class_templates");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "class_templates");

            migrationBuilder.DropColumn(
                name: "means",
                table: "attendances");

            migrationBuilder.DropColumn(
                name: "point_id",
                table: "attendances");

            migrationBuilder.DropColumn(
                name: "taken_by",
                table: "attendances");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "held_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "closed_at",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "score_percent",
                table: "completions",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "class_id",
                table: "completions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_class_id",
                table: "sessions",
                column: "class_id");

            migrationBuilder.CreateIndex(
                name: "ix_completions_learner_id_course_id_course_version",
                table: "completions",
                columns: new[] { "learner_id", "course_id", "course_version" },
                unique: true);
        }
    }
}
