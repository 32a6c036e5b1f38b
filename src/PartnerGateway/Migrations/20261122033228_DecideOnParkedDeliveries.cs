using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Partners.Migrations
{
    /// <inheritdoc />
    public partial class DecideOnParkedDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "decided_at",
                table: "parked_deliveries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decided_by",
                table: "parked_deliveries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decision_reason",
                table: "parked_deliveries",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "parked_deliveries",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Parked");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partners_id_nfc",
                table: "partners",
                sql: "id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partners_name_nfc",
                table: "partners",
                sql: "name IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partners_source_nfc",
                table: "partners",
                sql: "source IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partner_inbox_event_id_nfc",
                table: "partner_inbox",
                sql: "event_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partner_inbox_partner_id_nfc",
                table: "partner_inbox",
                sql: "partner_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partner_inbox_source_nfc",
                table: "partner_inbox",
                sql: "source IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partner_feed_partner_id_nfc",
                table: "partner_feed",
                sql: "partner_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partner_feed_subject_nfc",
                table: "partner_feed",
                sql: "subject IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partner_feed_trace_parent_nfc",
                table: "partner_feed",
                sql: "trace_parent IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partner_feed_type_nfc",
                table: "partner_feed",
                sql: "type IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partner_effects_external_id_nfc",
                table: "partner_effects",
                sql: "external_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_partner_effects_partner_id_nfc",
                table: "partner_effects",
                sql: "partner_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_parked_deliveries_content_type_nfc",
                table: "parked_deliveries",
                sql: "content_type IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_parked_deliveries_decided_by_nfc",
                table: "parked_deliveries",
                sql: "decided_by IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_parked_deliveries_decision_reason_nfc",
                table: "parked_deliveries",
                sql: "decision_reason IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_parked_deliveries_partner_id_nfc",
                table: "parked_deliveries",
                sql: "partner_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_parked_deliveries_reason_nfc",
                table: "parked_deliveries",
                sql: "reason IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_parked_deliveries_user_id_nfc",
                table: "parked_deliveries",
                sql: "user_id IS NFC NORMALIZED");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_partners_id_nfc",
                table: "partners");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partners_name_nfc",
                table: "partners");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partners_source_nfc",
                table: "partners");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partner_inbox_event_id_nfc",
                table: "partner_inbox");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partner_inbox_partner_id_nfc",
                table: "partner_inbox");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partner_inbox_source_nfc",
                table: "partner_inbox");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partner_feed_partner_id_nfc",
                table: "partner_feed");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partner_feed_subject_nfc",
                table: "partner_feed");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partner_feed_trace_parent_nfc",
                table: "partner_feed");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partner_feed_type_nfc",
                table: "partner_feed");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partner_effects_external_id_nfc",
                table: "partner_effects");

            migrationBuilder.DropCheckConstraint(
                name: "ck_partner_effects_partner_id_nfc",
                table: "partner_effects");

            migrationBuilder.DropCheckConstraint(
                name: "ck_parked_deliveries_content_type_nfc",
                table: "parked_deliveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_parked_deliveries_decided_by_nfc",
                table: "parked_deliveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_parked_deliveries_decision_reason_nfc",
                table: "parked_deliveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_parked_deliveries_partner_id_nfc",
                table: "parked_deliveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_parked_deliveries_reason_nfc",
                table: "parked_deliveries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_parked_deliveries_user_id_nfc",
                table: "parked_deliveries");

            migrationBuilder.DropColumn(
                name: "decided_at",
                table: "parked_deliveries");

            migrationBuilder.DropColumn(
                name: "decided_by",
                table: "parked_deliveries");

            migrationBuilder.DropColumn(
                name: "decision_reason",
                table: "parked_deliveries");

            migrationBuilder.DropColumn(
                name: "state",
                table: "parked_deliveries");
        }
    }
}
