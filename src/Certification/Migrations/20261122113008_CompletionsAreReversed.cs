using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Certifications.Migrations
{
    /// <inheritdoc />
    public partial class CompletionsAreReversed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_certificates_learner_id_criterion_id_criterion_version",
                table: "certificates");

            migrationBuilder.CreateTable(
                name: "reversed_completions",
                columns: table => new
                {
                    completion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reversed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reversed_completions", x => x.completion_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_learner_id_criterion_id_criterion_version",
                table: "certificates",
                columns: new[] { "learner_id", "criterion_id", "criterion_version" },
                unique: true,
                filter: "status <> 'Revoked'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reversed_completions");

            migrationBuilder.DropIndex(
                name: "ix_certificates_learner_id_criterion_id_criterion_version",
                table: "certificates");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_learner_id_criterion_id_criterion_version",
                table: "certificates",
                columns: new[] { "learner_id", "criterion_id", "criterion_version" },
                unique: true);
        }
    }
}
