using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class DuplicatesAreAskedAbout : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "learners",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "areas",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.CreateTable(
                name: "duplicate_candidates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_a = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_b = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duplicate_candidates", x => x.id);
                    table.CheckConstraint("ck_duplicate_candidates_decided_by_nfc", "decided_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_duplicate_candidates_order", "learner_a < learner_b");
                    table.CheckConstraint("ck_duplicate_candidates_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_duplicate_candidates_learners_learner_a",
                        column: x => x.learner_a,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_duplicate_candidates_learners_learner_b",
                        column: x => x.learner_b,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_candidates_learner_a_learner_b",
                table: "duplicate_candidates",
                columns: new[] { "learner_a", "learner_b" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_candidates_learner_b",
                table: "duplicate_candidates",
                column: "learner_b");

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_candidates_state_score_id",
                table: "duplicate_candidates",
                columns: new[] { "state", "score", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "duplicate_candidates");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "areas");
        }
    }
}
