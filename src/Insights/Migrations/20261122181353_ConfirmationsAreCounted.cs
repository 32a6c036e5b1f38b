using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Insights.Migrations
{
    /// <inheritdoc />
    public partial class ConfirmationsAreCounted : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "confirmations",
                columns: table => new
                {
                    confirmation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rejected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    expired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmations", x => x.confirmation_id);
                    table.CheckConstraint("ck_confirmations_criterion_code_nfc", "criterion_code IS NFC NORMALIZED");
                });

            migrationBuilder.CreateIndex(
                name: "ix_confirmations_learner_id",
                table: "confirmations",
                column: "learner_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "confirmations");
        }
    }
}
