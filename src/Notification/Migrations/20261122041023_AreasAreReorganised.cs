using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Notifications.Migrations
{
    /// <inheritdoc />
    public partial class AreasAreReorganised : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "areas",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // Every area known so far stands where it stood: province, commune, village.
            migrationBuilder.Sql("""
                UPDATE areas SET version = 1;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "version",
                table: "areas");
        }
    }
}
