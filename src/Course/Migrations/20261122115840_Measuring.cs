using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class Measuring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "ix_question_banks_skill_owner_area_id",
                table: "question_banks",
                columns: new[] { "skill", "owner_area_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_skill_results_skill",
                table: "skill_results",
                column: "skill");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bank_questions");

            migrationBuilder.DropTable(
                name: "skill_results");

            migrationBuilder.DropTable(
                name: "question_banks");

            migrationBuilder.DropTable(
                name: "papers");

            migrationBuilder.DropTable(
                name: "blueprints");
        }
    }
}
