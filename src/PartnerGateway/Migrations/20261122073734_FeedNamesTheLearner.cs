using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Partners.Migrations
{
    /// <inheritdoc />
    public partial class FeedNamesTheLearner : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "learner_id",
                table: "partner_feed",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_partner_feed_learner_id",
                table: "partner_feed",
                column: "learner_id",
                filter: "learner_id is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_partner_feed_learner_id",
                table: "partner_feed");

            migrationBuilder.DropColumn(
                name: "learner_id",
                table: "partner_feed");
        }
    }
}
