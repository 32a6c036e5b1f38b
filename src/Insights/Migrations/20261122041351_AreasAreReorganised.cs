using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Insights.Migrations
{
    /// <inheritdoc />
    public partial class AreasAreReorganised : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "areas",
                type: "text",
                nullable: false,
                defaultValue: "active");

            migrationBuilder.AddCheckConstraint(
                name: "ck_areas_state_nfc",
                table: "areas",
                sql: "state IS NFC NORMALIZED");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_areas_state_nfc",
                table: "areas");

            migrationBuilder.DropColumn(
                name: "state",
                table: "areas");
        }
    }
}
