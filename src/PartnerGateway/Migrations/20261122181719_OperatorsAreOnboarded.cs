using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Partners.Migrations
{
    /// <inheritdoc />
    public partial class OperatorsAreOnboarded : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_partner_feed_partner_id_position",
                table: "partner_feed");

            migrationBuilder.AddColumn<string>(
                name: "logins",
                table: "partners",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "overflow",
                table: "partners",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Block");

            migrationBuilder.AddColumn<int>(
                name: "queue_length",
                table: "partners",
                type: "integer",
                nullable: false,
                defaultValue: 500000);

            migrationBuilder.AddColumn<int>(
                name: "rate_per_minute",
                table: "partners",
                type: "integer",
                nullable: false,
                defaultValue: 60000);

            migrationBuilder.AddColumn<bool>(
                name: "requires_signature",
                table: "partners",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "retention_days",
                table: "partners",
                type: "integer",
                nullable: false,
                defaultValue: 14);

            migrationBuilder.AddColumn<string>(
                name: "signing_keys",
                table: "partners",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "partners",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Active");

            migrationBuilder.AddColumn<string>(
                name: "state_reason",
                table: "partners",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "webhook",
                table: "partners",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "partners",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "settled_at",
                table: "partner_feed",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "waiting",
                table: "partner_feed",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // Operators of before have the login of their declaration; what was not published yet still waits.
            migrationBuilder.Sql(
                """
                update partners set logins = jsonb_build_array(
                  jsonb_build_object('userName', 'operator-' || id, 'createdAt', registered_at));
                update partner_feed set waiting = true where published_at is null;
                """);

            migrationBuilder.CreateTable(
                name: "area_codes",
                columns: table => new
                {
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_codes", x => new { x.area_id, x.valid_from });
                    table.CheckConstraint("ck_area_codes_code_nfc", "code IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "areas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    path = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    successors = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas", x => x.id);
                    table.CheckConstraint("ck_areas_state_nfc", "state IS NFC NORMALIZED");
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_partners_state_reason_nfc",
                table: "partners",
                sql: "state_reason IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_partner_feed_partner_id_position",
                table: "partner_feed",
                columns: new[] { "partner_id", "position" },
                filter: "waiting");

            migrationBuilder.CreateIndex(
                name: "ix_partner_feed_partner_id_published_at",
                table: "partner_feed",
                columns: new[] { "partner_id", "published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_partner_feed_partner_id_settled_at",
                table: "partner_feed",
                columns: new[] { "partner_id", "settled_at" },
                filter: "settled_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_area_codes_code",
                table: "area_codes",
                column: "code");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "area_codes");

            migrationBuilder.DropTable(
                name: "areas");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partners_state_reason_nfc",
                table: "partners");

            migrationBuilder.DropIndex(
                name: "ix_partner_feed_partner_id_position",
                table: "partner_feed");

            migrationBuilder.DropIndex(
                name: "ix_partner_feed_partner_id_published_at",
                table: "partner_feed");

            migrationBuilder.DropIndex(
                name: "ix_partner_feed_partner_id_settled_at",
                table: "partner_feed");

            migrationBuilder.DropColumn(
                name: "logins",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "overflow",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "queue_length",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "rate_per_minute",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "requires_signature",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "retention_days",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "signing_keys",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "state",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "state_reason",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "webhook",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "settled_at",
                table: "partner_feed");

            migrationBuilder.DropColumn(
                name: "waiting",
                table: "partner_feed");

            migrationBuilder.CreateIndex(
                name: "ix_partner_feed_partner_id_position",
                table: "partner_feed",
                columns: new[] { "partner_id", "position" },
                filter: "published_at is null");
        }
    }
}
