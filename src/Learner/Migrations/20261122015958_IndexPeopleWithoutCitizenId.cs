using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class IndexPeopleWithoutCitizenId : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_learners_without_citizen_id",
                table: "learners",
                columns: new[] { "area_id", "fold_name", "birth_date" },
                filter: "citizen_id_index IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_learners_without_citizen_id",
                table: "learners");
        }
    }
}
