using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class PracticeCompletesAndResultsAreWithdrawn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_programme_completions_learner_id_programme_id_programme_ver~",
                table: "programme_completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_imported_results_someone",
                table: "imported_results");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_origin",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completion_rules_assurance_level",
                table: "completion_rules");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completion_rules_needs_something",
                table: "completion_rules");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reversed_at",
                table: "programme_completions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "programme_completions",
                type: "bigint",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<Guid>(
                name: "reported_learner_id",
                table: "imported_results",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "imported_results",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "withdrawals",
                table: "imported_results",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "imported_results",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AlterColumn<string>(
                name: "rule_code",
                table: "completions",
                type: "character varying(96)",
                maxLength: 96,
                nullable: false,
                defaultValue: "hands-on",
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64,
                oldDefaultValue: "hands-on");

            migrationBuilder.AlterColumn<string>(
                name: "code",
                table: "completion_rules",
                type: "character varying(96)",
                maxLength: 96,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64);

            migrationBuilder.AddColumn<string>(
                name: "least_witness",
                table: "completion_rules",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "needs_alone",
                table: "completion_rules",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string[]>(
                name: "practice_tasks",
                table: "completion_rules",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            // Whom the source named itself, and what was told of a result that is counted.
            migrationBuilder.Sql(
                """
                UPDATE imported_results SET withdrawals = '[]',
                    reported_learner_id = CASE WHEN match_id IS NULL THEN learner_id END,
                    version = CASE WHEN counted_at IS NULL THEN 0 ELSE 1 END;
                """);

            migrationBuilder.CreateIndex(
                name: "ix_programme_completions_learner_id_programme_id_programme_ver~",
                table: "programme_completions",
                columns: new[] { "learner_id", "programme_id", "programme_version" },
                unique: true,
                filter: "reversed_at IS NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_imported_results_someone",
                table: "imported_results",
                sql: "reported_learner_id IS NOT NULL OR match_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_origin",
                table: "completions",
                sql: "class_id IS NULL OR source IS NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completion_rules_assurance_level",
                table: "completion_rules",
                sql: "CASE WHEN applies_to IN ('imported', 'practice') THEN assurance_level IS NULL\nELSE assurance_level IS NOT NULL OR practice_tasks <> '{}' END");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completion_rules_needs_something",
                table: "completion_rules",
                sql: "needs_attendance OR needs_pass OR applies_to IN ('imported', 'practice')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completion_rules_practice",
                table: "completion_rules",
                sql: "(practice_tasks = '{}') = (least_witness IS NULL)\nAND (practice_tasks = '{}' OR course_id IS NOT NULL)\nAND (applies_to <> 'practice' OR practice_tasks <> '{}' AND NOT needs_attendance AND NOT needs_pass)\nAND (applies_to <> 'imported' OR practice_tasks = '{}')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_programme_completions_learner_id_programme_id_programme_ver~",
                table: "programme_completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_imported_results_someone",
                table: "imported_results");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_origin",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completion_rules_assurance_level",
                table: "completion_rules");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completion_rules_needs_something",
                table: "completion_rules");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completion_rules_practice",
                table: "completion_rules");

            migrationBuilder.DropColumn(
                name: "reversed_at",
                table: "programme_completions");

            migrationBuilder.DropColumn(
                name: "version",
                table: "programme_completions");

            migrationBuilder.DropColumn(
                name: "reported_learner_id",
                table: "imported_results");

            migrationBuilder.DropColumn(
                name: "version",
                table: "imported_results");

            migrationBuilder.DropColumn(
                name: "withdrawals",
                table: "imported_results");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "imported_results");

            migrationBuilder.DropColumn(
                name: "least_witness",
                table: "completion_rules");

            migrationBuilder.DropColumn(
                name: "needs_alone",
                table: "completion_rules");

            migrationBuilder.DropColumn(
                name: "practice_tasks",
                table: "completion_rules");

            migrationBuilder.AlterColumn<string>(
                name: "rule_code",
                table: "completions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "hands-on",
                oldClrType: typeof(string),
                oldType: "character varying(96)",
                oldMaxLength: 96,
                oldDefaultValue: "hands-on");

            migrationBuilder.AlterColumn<string>(
                name: "code",
                table: "completion_rules",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(96)",
                oldMaxLength: 96);

            migrationBuilder.CreateIndex(
                name: "ix_programme_completions_learner_id_programme_id_programme_ver~",
                table: "programme_completions",
                columns: new[] { "learner_id", "programme_id", "programme_version" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_imported_results_someone",
                table: "imported_results",
                sql: "learner_id IS NOT NULL OR match_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_origin",
                table: "completions",
                sql: "(class_id IS NULL) = (source IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completion_rules_assurance_level",
                table: "completion_rules",
                sql: "(assurance_level IS NULL) = (applies_to = 'imported')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completion_rules_needs_something",
                table: "completion_rules",
                sql: "needs_attendance OR needs_pass OR applies_to = 'imported'");
        }
    }
}
