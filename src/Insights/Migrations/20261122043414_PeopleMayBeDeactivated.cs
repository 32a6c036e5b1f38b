using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Insights.Migrations
{
    /// <inheritdoc />
    public partial class PeopleMayBeDeactivated : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "learners",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "active");

            migrationBuilder.AddCheckConstraint(
                name: "ck_learners_state_nfc",
                table: "learners",
                sql: "state IS NFC NORMALIZED");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_learners_state_nfc",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "state",
                table: "learners");
        }
    }
}
