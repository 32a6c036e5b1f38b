using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class Catalogue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.AddCheckConstraint(
                name: "ck_course_versions_trainer_nfc",
                table: "course_versions",
                sql: "trainer IS NFC NORMALIZED");

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
                name: "ix_skills_framework_code_framework_version",
                table: "skills",
                columns: new[] { "framework_code", "framework_version" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaign_areas");

            migrationBuilder.DropTable(
                name: "programme_completions");

            migrationBuilder.DropTable(
                name: "programme_equivalences");

            migrationBuilder.DropTable(
                name: "programme_seat_policies");

            migrationBuilder.DropTable(
                name: "publishing_rules");

            migrationBuilder.DropTable(
                name: "skills");

            migrationBuilder.DropTable(
                name: "campaigns");

            migrationBuilder.DropTable(
                name: "programme_versions");

            migrationBuilder.DropTable(
                name: "frameworks");

            migrationBuilder.DropTable(
                name: "fixed_days");

            migrationBuilder.DropTable(
                name: "programmes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_course_versions_trainer_nfc",
                table: "course_versions");

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
        }
    }
}
