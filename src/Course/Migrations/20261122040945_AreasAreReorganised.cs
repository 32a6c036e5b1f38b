using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class AreasAreReorganised : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "level",
                table: "areas",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "areas",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "areas",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // Every area known so far stands where it stood: province, commune, village.
            migrationBuilder.Sql("""
                UPDATE areas SET version = 1, state = 'active',
                    level = (ARRAY['province', 'commune', 'village'])[cardinality(path)];
                """);

            migrationBuilder.AddCheckConstraint(
                name: "ck_areas_level_nfc",
                table: "areas",
                sql: "level IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_areas_state_nfc",
                table: "areas",
                sql: "state IS NFC NORMALIZED");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_areas_level_nfc",
                table: "areas");

            migrationBuilder.DropCheckConstraint(
                name: "ck_areas_state_nfc",
                table: "areas");

            migrationBuilder.DropColumn(
                name: "level",
                table: "areas");

            migrationBuilder.DropColumn(
                name: "state",
                table: "areas");

            migrationBuilder.DropColumn(
                name: "version",
                table: "areas");
        }
    }
}
