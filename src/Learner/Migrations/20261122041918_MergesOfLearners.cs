using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class MergesOfLearners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "learner_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    winner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    loser_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    merged_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    merged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undo_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    moved = table.Column<string>(type: "jsonb", nullable: false),
                    changes_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    undo_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_merges", x => x.id);
                    table.CheckConstraint("ck_learner_merges_merged_by_nfc", "merged_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_learner_merges_reason_nfc", "reason IS NFC NORMALIZED");
                    table.CheckConstraint("ck_learner_merges_undo_reason_nfc", "undo_reason IS NFC NORMALIZED");
                    table.CheckConstraint("ck_learner_merges_undone_by_nfc", "undone_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_learner_merges_learners_loser_id",
                        column: x => x.loser_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_learner_merges_learners_winner_id",
                        column: x => x.winner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_learner_merges_loser_id",
                table: "learner_merges",
                column: "loser_id",
                unique: true,
                filter: "undone_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_learner_merges_winner_id",
                table: "learner_merges",
                column: "winner_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "learner_merges");
        }
    }
}
