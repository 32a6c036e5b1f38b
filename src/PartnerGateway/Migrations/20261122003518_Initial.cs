using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Platform.Partners.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "parked_deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    partner_id = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<string>(type: "text", nullable: true),
                    header_names = table.Column<List<string>>(type: "text[]", nullable: false),
                    parked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_parked_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partner_effects",
                columns: table => new
                {
                    partner_id = table.Column<string>(type: "text", nullable: false),
                    external_id = table.Column<string>(type: "text", nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_effects", x => new { x.partner_id, x.external_id });
                });

            migrationBuilder.CreateTable(
                name: "partner_feed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    partner_id = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<byte[]>(type: "bytea", nullable: true),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_feed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partner_inbox",
                columns: table => new
                {
                    partner_id = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    event_id = table.Column<string>(type: "text", nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_inbox", x => new { x.partner_id, x.source, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "partners",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    accepted_types = table.Column<List<string>>(type: "text[]", nullable: false),
                    areas = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    trace_mode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partners", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_parked_deliveries_partner_id_id",
                table: "parked_deliveries",
                columns: new[] { "partner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_feed_created_at",
                table: "partner_feed",
                column: "created_at",
                filter: "data is not null");

            migrationBuilder.CreateIndex(
                name: "ix_partner_feed_partner_id_position",
                table: "partner_feed",
                columns: new[] { "partner_id", "position" },
                filter: "published_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_partner_feed_reference",
                table: "partner_feed",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partner_inbox_received_at",
                table: "partner_inbox",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_partners_source",
                table: "partners",
                column: "source",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "parked_deliveries");

            migrationBuilder.DropTable(
                name: "partner_effects");

            migrationBuilder.DropTable(
                name: "partner_feed");

            migrationBuilder.DropTable(
                name: "partner_inbox");

            migrationBuilder.DropTable(
                name: "partners");
        }
    }
}
