using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class PracticeLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assist_snapshots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: false),
                    assisted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assist_snapshots", x => x.id);
                    table.CheckConstraint("ck_assist_snapshots_subject_nfc", "subject IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "practice_rules",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    follow_up_days = table.Column<int[]>(type: "integer[]", nullable: false),
                    conversion_days = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_rules", x => x.version);
                    table.CheckConstraint("ck_practice_rules_days", "conversion_days > 0 AND 0 < ALL (follow_up_days)");
                    table.CheckConstraint("ck_practice_rules_source_nfc", "source IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "practice_tasks",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title_vi = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title_en = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    plain_vi = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    plain_en = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    voice_vi = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    skill_codes = table.Column<string[]>(type: "text[]", nullable: false),
                    topics = table.Column<string[]>(type: "text[]", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_tasks", x => new { x.code, x.version });
                    table.CheckConstraint("ck_practice_tasks_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_practice_tasks_plain_en_nfc", "plain_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_practice_tasks_plain_vi_nfc", "plain_vi IS NFC NORMALIZED");
                    table.CheckConstraint("ck_practice_tasks_source_nfc", "source IS NFC NORMALIZED");
                    table.CheckConstraint("ck_practice_tasks_title_en_nfc", "title_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_practice_tasks_title_vi_nfc", "title_vi IS NFC NORMALIZED");
                    table.CheckConstraint("ck_practice_tasks_voice_vi_nfc", "voice_vi IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "skill_demonstrations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    skill_code = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    evidence = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shown_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_skill_demonstrations", x => x.id);
                    table.CheckConstraint("ck_skill_demonstrations_evidence_nfc", "evidence IS NFC NORMALIZED");
                    table.CheckConstraint("ck_skill_demonstrations_skill_code_nfc", "skill_code IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_teams", x => x.id);
                    table.CheckConstraint("ck_teams_kind_nfc", "kind IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "practice_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    task_version = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: false),
                    assisted = table.Column<bool>(type: "boolean", nullable: false),
                    evidence = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    procedure_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    witness_learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_records", x => x.id);
                    table.CheckConstraint("ck_practice_records_procedure_code_nfc", "procedure_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_practice_records_recorded_by_nfc", "recorded_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_practice_records_subject_nfc", "subject IS NFC NORMALIZED");
                    table.CheckConstraint("ck_practice_records_task_code_nfc", "task_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_practice_records_practice_tasks_task_code_task_version",
                        columns: x => new { x.task_code, x.task_version },
                        principalTable: "practice_tasks",
                        principalColumns: new[] { "code", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "follow_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    answer = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_ups", x => x.id);
                    table.CheckConstraint("ck_follow_ups_task_code_nfc", "task_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_follow_ups_practice_records_practice_id",
                        column: x => x.practice_id,
                        principalTable: "practice_records",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_assist_snapshots_area_id_done_on",
                table: "assist_snapshots",
                columns: new[] { "area_id", "done_on" });

            migrationBuilder.CreateIndex(
                name: "ix_assist_snapshots_learner_id",
                table: "assist_snapshots",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_follow_ups_area_id_due_on",
                table: "follow_ups",
                columns: new[] { "area_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_follow_ups_due_on",
                table: "follow_ups",
                column: "due_on",
                filter: "state = 'Planned'");

            migrationBuilder.CreateIndex(
                name: "ix_follow_ups_learner_id_task_code_days",
                table: "follow_ups",
                columns: new[] { "learner_id", "task_code", "days" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_follow_ups_practice_id",
                table: "follow_ups",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "ix_practice_records_area_id_done_on",
                table: "practice_records",
                columns: new[] { "area_id", "done_on" });

            migrationBuilder.CreateIndex(
                name: "ix_practice_records_learner_id_id",
                table: "practice_records",
                columns: new[] { "learner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_practice_records_task_code_task_version",
                table: "practice_records",
                columns: new[] { "task_code", "task_version" });

            migrationBuilder.CreateIndex(
                name: "ix_practice_records_team_id",
                table: "practice_records",
                column: "team_id",
                filter: "team_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_skill_demonstrations_learner_id_skill_code_evidence",
                table: "skill_demonstrations",
                columns: new[] { "learner_id", "skill_code", "evidence" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assist_snapshots");

            migrationBuilder.DropTable(
                name: "follow_ups");

            migrationBuilder.DropTable(
                name: "practice_rules");

            migrationBuilder.DropTable(
                name: "skill_demonstrations");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropTable(
                name: "practice_records");

            migrationBuilder.DropTable(
                name: "practice_tasks");
        }
    }
}
