using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class CompletionsAndResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_completions_learner_id_course_id_course_version",
                table: "completions");

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
                name: "team_id",
                table: "classes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "areas",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

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
                name: "ix_classes_host_organisation_id",
                table: "classes",
                column: "host_organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_classes_place_id",
                table: "classes",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_classes_team_id",
                table: "classes",
                column: "team_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_areas_name_nfc",
                table: "areas",
                sql: "name IS NFC NORMALIZED");

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
                name: "ix_statements_source_position",
                table: "statements",
                columns: new[] { "source", "position" },
                unique: true);

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

            migrationBuilder.DropTable(
                name: "completion_rules");

            migrationBuilder.DropTable(
                name: "course_equivalences");

            migrationBuilder.DropTable(
                name: "imported_results");

            migrationBuilder.DropTable(
                name: "imported_rows");

            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropTable(
                name: "places");

            migrationBuilder.DropTable(
                name: "statements");

            migrationBuilder.DropTable(
                name: "person_matches");

            migrationBuilder.DropTable(
                name: "completion_imports");

            migrationBuilder.DropTable(
                name: "completion_sources");

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
                name: "ix_classes_host_organisation_id",
                table: "classes");

            migrationBuilder.DropIndex(
                name: "ix_classes_place_id",
                table: "classes");

            migrationBuilder.DropIndex(
                name: "ix_classes_team_id",
                table: "classes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_areas_name_nfc",
                table: "areas");

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
                name: "host_organisation_id",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "place_id",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "team_id",
                table: "classes");

            migrationBuilder.DropColumn(
                name: "name",
                table: "areas");

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
                name: "ix_completions_learner_id_course_id_course_version",
                table: "completions",
                columns: new[] { "learner_id", "course_id", "course_version" },
                unique: true);
        }
    }
}
