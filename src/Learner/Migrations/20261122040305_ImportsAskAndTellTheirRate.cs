using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class ImportsAskAndTellTheirRate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "possible_duplicates",
                table: "learner_imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "window_rows",
                table: "learner_imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "window_started_at",
                table: "learner_imports",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "possible_duplicates",
                table: "learner_imports");

            migrationBuilder.DropColumn(
                name: "window_rows",
                table: "learner_imports");

            migrationBuilder.DropColumn(
                name: "window_started_at",
                table: "learner_imports");
        }
    }
}
