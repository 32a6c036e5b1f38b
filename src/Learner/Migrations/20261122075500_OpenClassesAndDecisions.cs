using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(LearnerDbContext))]
    [Migration("20261122075500_OpenClassesAndDecisions")]
    public partial class OpenClassesAndDecisions : Migration
    {
        private static readonly string[] Decided = ["divided_area_id", "household_id"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "open_classes",
                columns: table => new
                {
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_classes", x => x.class_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_open_classes_area_id",
                table: "open_classes",
                column: "area_id",
                filter: "NOT is_closed");

            migrationBuilder.AddColumn<Guid>(
                name: "from_area_id",
                table: "area_decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "household_id",
                table: "area_decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_area_decisions_divided_area_id_household_id",
                table: "area_decisions",
                columns: Decided,
                unique: true,
                filter: "undone_at IS NULL AND household_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_area_decisions_household_id",
                table: "area_decisions",
                column: "household_id");

            migrationBuilder.AddForeignKey(
                name: "fk_area_decisions_households_household_id",
                table: "area_decisions",
                column: "household_id",
                principalTable: "households",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.CreateIndex(
                name: "ix_area_decisions_from_area_id",
                table: "area_decisions",
                column: "from_area_id");

            migrationBuilder.AddForeignKey(
                name: "fk_area_decisions_areas_from_area_id",
                table: "area_decisions",
                column: "from_area_id",
                principalTable: "areas",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_area_decisions_areas_from_area_id",
                table: "area_decisions");

            migrationBuilder.DropForeignKey(
                name: "fk_area_decisions_households_household_id",
                table: "area_decisions");

            migrationBuilder.DropIndex(
                name: "ix_area_decisions_divided_area_id_household_id",
                table: "area_decisions");

            migrationBuilder.DropColumn(
                name: "household_id",
                table: "area_decisions");

            migrationBuilder.DropColumn(
                name: "from_area_id",
                table: "area_decisions");

            migrationBuilder.DropTable(
                name: "open_classes");
        }
    }
}
