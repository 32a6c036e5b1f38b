using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class RequireNormalisedText : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_course_versions_nfc",
                table: "course_versions");

            migrationBuilder.AddCheckConstraint(
                name: "ck_courses_code_nfc",
                table: "courses",
                sql: "code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_course_versions_title_en_nfc",
                table: "course_versions",
                sql: "title_en IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_course_versions_title_vi_nfc",
                table: "course_versions",
                sql: "title_vi IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_assurance_level_nfc",
                table: "completions",
                sql: "assurance_level IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_classes_template_code_nfc",
                table: "classes",
                sql: "template_code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_class_templates_code_nfc",
                table: "class_templates",
                sql: "code IS NFC NORMALIZED");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_courses_code_nfc",
                table: "courses");

            migrationBuilder.DropCheckConstraint(
                name: "ck_course_versions_title_en_nfc",
                table: "course_versions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_course_versions_title_vi_nfc",
                table: "course_versions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_assurance_level_nfc",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_classes_template_code_nfc",
                table: "classes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_class_templates_code_nfc",
                table: "class_templates");

            migrationBuilder.AddCheckConstraint(
                name: "ck_course_versions_nfc",
                table: "course_versions",
                sql: "title_vi IS NFC NORMALIZED");
        }
    }
}
