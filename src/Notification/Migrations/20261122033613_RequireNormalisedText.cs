using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Notifications.Migrations
{
    /// <inheritdoc />
    public partial class RequireNormalisedText : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_templates_text_nfc",
                table: "templates");

            migrationBuilder.AddCheckConstraint(
                name: "ck_templates_category_nfc",
                table: "templates",
                sql: "category IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_templates_code_nfc",
                table: "templates",
                sql: "code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_templates_locale_nfc",
                table: "templates",
                sql: "locale IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_templates_shorten_nfc",
                table: "templates",
                sql: "shorten IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_templates_text_nfc",
                table: "templates",
                sql: "text IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_messages_channel_nfc",
                table: "messages",
                sql: "channel IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_messages_reason_code_nfc",
                table: "messages",
                sql: "reason_code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_messages_template_code_nfc",
                table: "messages",
                sql: "template_code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_messages_trace_parent_nfc",
                table: "messages",
                sql: "trace_parent IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_message_receipts_operator_message_id_nfc",
                table: "message_receipts",
                sql: "operator_message_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_message_receipts_partner_id_nfc",
                table: "message_receipts",
                sql: "partner_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_message_receipts_raw_code_nfc",
                table: "message_receipts",
                sql: "raw_code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_message_receipts_state_nfc",
                table: "message_receipts",
                sql: "state IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_contacts_preferred_language_nfc",
                table: "contacts",
                sql: "preferred_language IS NFC NORMALIZED");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_templates_category_nfc",
                table: "templates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_templates_code_nfc",
                table: "templates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_templates_locale_nfc",
                table: "templates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_templates_shorten_nfc",
                table: "templates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_templates_text_nfc",
                table: "templates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_messages_channel_nfc",
                table: "messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_messages_reason_code_nfc",
                table: "messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_messages_template_code_nfc",
                table: "messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_messages_trace_parent_nfc",
                table: "messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_message_receipts_operator_message_id_nfc",
                table: "message_receipts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_message_receipts_partner_id_nfc",
                table: "message_receipts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_message_receipts_raw_code_nfc",
                table: "message_receipts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_message_receipts_state_nfc",
                table: "message_receipts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_contacts_preferred_language_nfc",
                table: "contacts");

            migrationBuilder.AddCheckConstraint(
                name: "ck_templates_text_nfc",
                table: "templates",
                sql: "text is nfc normalized");
        }
    }
}
