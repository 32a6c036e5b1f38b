using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Partners.Migrations
{
    /// <inheritdoc />
    public partial class FeedsAndRefusalsAreBounded : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "webhook_secrets",
                table: "partners",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "failures",
                table: "partner_feed",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "not_before",
                table: "partner_feed",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "refused_at",
                table: "partner_feed",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "body_hash",
                table: "parked_deliveries",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<int>(
                name: "size",
                table: "parked_deliveries",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "data_hash",
                table: "partner_effects",
                type: "bytea",
                nullable: true);

            migrationBuilder.Sql(
                "update partners set webhook_secrets = (webhook->>'secret')::int where webhook is not null;");
            migrationBuilder.Sql(
                "update parked_deliveries set size = octet_length(body), body_hash = sha256(body);");

            migrationBuilder.CreateIndex(
                name: "ix_partner_feed_partner_id_not_before",
                table: "partner_feed",
                columns: new[] { "partner_id", "not_before" },
                filter: "not_before is not null");

            migrationBuilder.CreateIndex(
                name: "ix_partner_feed_partner_id_refused_at",
                table: "partner_feed",
                columns: new[] { "partner_id", "refused_at" },
                filter: "refused_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_parked_deliveries_partner_id",
                table: "parked_deliveries",
                column: "partner_id",
                filter: "state = 'Parked' and size > 0 and body <> ''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_partner_feed_partner_id_not_before",
                table: "partner_feed");

            migrationBuilder.DropIndex(
                name: "ix_partner_feed_partner_id_refused_at",
                table: "partner_feed");

            migrationBuilder.DropIndex(
                name: "ix_parked_deliveries_partner_id",
                table: "parked_deliveries");

            migrationBuilder.DropColumn(
                name: "data_hash",
                table: "partner_effects");

            migrationBuilder.DropColumn(
                name: "webhook_secrets",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "failures",
                table: "partner_feed");

            migrationBuilder.DropColumn(
                name: "not_before",
                table: "partner_feed");

            migrationBuilder.DropColumn(
                name: "refused_at",
                table: "partner_feed");

            migrationBuilder.DropColumn(
                name: "body_hash",
                table: "parked_deliveries");

            migrationBuilder.DropColumn(
                name: "size",
                table: "parked_deliveries");
        }
    }
}
