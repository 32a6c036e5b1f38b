using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Insights.Migrations
{
    /// <inheritdoc />
    public partial class RequireNormalisedText : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddCheckConstraint(
                name: "ck_notices_channel_nfc",
                table: "notices",
                sql: "channel IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_journal_wire_name_nfc",
                table: "journal",
                sql: "wire_name IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_completions_course_code_nfc",
                table: "completions",
                sql: "course_code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_classes_template_code_nfc",
                table: "classes",
                sql: "template_code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_areas_level_nfc",
                table: "areas",
                sql: "level IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_areas_name_nfc",
                table: "areas",
                sql: "name IS NFC NORMALIZED");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_notices_channel_nfc",
                table: "notices");

            migrationBuilder.DropCheckConstraint(
                name: "ck_journal_wire_name_nfc",
                table: "journal");

            migrationBuilder.DropCheckConstraint(
                name: "ck_completions_course_code_nfc",
                table: "completions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_classes_template_code_nfc",
                table: "classes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_areas_level_nfc",
                table: "areas");

            migrationBuilder.DropCheckConstraint(
                name: "ck_areas_name_nfc",
                table: "areas");
        }
    }
}
