using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Notifications.Migrations
{
    /// <inheritdoc />
    public partial class ChannelsRulesAndRouting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_messages_source_event_id_learner_id_channel_template_code",
                table: "messages");

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "templates",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "channel_attempts",
                table: "messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "content_erased_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expires_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "operator_id",
                table: "messages",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "recipient_key",
                table: "messages",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "remaining",
                table: "messages",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<int>(
                name: "segments",
                table: "messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "sent_by",
                table: "messages",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "platform");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "settle_by",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "tried",
                table: "messages",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "message_attempts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "sms");

            migrationBuilder.AddColumn<decimal>(
                name: "cost",
                table: "message_attempts",
                type: "numeric(12,2)",
                precision: 12,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "delivered_at",
                table: "message_attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "external_id",
                table: "message_attempts",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "failed_at",
                table: "message_attempts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_advert",
                table: "message_attempts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "operator_id",
                table: "message_attempts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "recipient_key",
                table: "message_attempts",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "segments",
                table: "message_attempts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "area_id",
                table: "contacts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "channels",
                table: "contacts",
                type: "text[]",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_email",
                table: "contacts",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "uses_inbox",
                table: "contacts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "contacts",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.CreateTable(
                name: "advert_consents",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    given = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_advert_consents", x => x.learner_id);
                });

            migrationBuilder.CreateTable(
                name: "class_seats",
                columns: table => new
                {
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    taken = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_class_seats", x => x.enrolment_id);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    class_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cancelled = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    rule = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_decisions", x => x.id);
                    table.CheckConstraint("ck_message_decisions_channel_nfc", "channel IS NFC NORMALIZED");
                    table.CheckConstraint("ck_message_decisions_reason_code_nfc", "reason_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_message_decisions_rule_nfc", "rule IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_message_decisions_messages_message_id",
                        column: x => x.message_id,
                        principalTable: "messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "number_refusals",
                columns: table => new
                {
                    recipient_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_refusals", x => x.recipient_key);
                    table.CheckConstraint("ck_number_refusals_category_nfc", "category IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "operator_links",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    base_share = table.Column<int>(type: "integer", nullable: false),
                    share = table.Column<int>(type: "integer", nullable: false),
                    accented = table.Column<bool>(type: "boolean", nullable: false),
                    most_segments = table.Column<int>(type: "integer", nullable: false),
                    price = table.Column<decimal>(type: "numeric(10,2)", precision: 10, scale: 2, nullable: false),
                    price_other_networks = table.Column<decimal>(type: "numeric(10,2)", precision: 10, scale: 2, nullable: false),
                    receipt_per_segment = table.Column<bool>(type: "boolean", nullable: false),
                    troubled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operator_links", x => x.id);
                    table.CheckConstraint("ck_operator_links_id_nfc", "id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_operator_links_share", "share >= 0");
                });

            migrationBuilder.CreateTable(
                name: "opt_outs",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opted_out = table.Column<bool>(type: "boolean", nullable: false),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    said_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opt_outs", x => new { x.learner_id, x.channel, x.topic });
                    table.CheckConstraint("ck_opt_outs_channel_nfc", "channel IS NFC NORMALIZED");
                    table.CheckConstraint("ck_opt_outs_said_by_nfc", "said_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_opt_outs_topic_nfc", "topic IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "ported_numbers",
                columns: table => new
                {
                    recipient_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    operator_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ported_numbers", x => x.recipient_key);
                    table.CheckConstraint("ck_ported_numbers_operator_id_nfc", "operator_id IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "rules",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rules", x => new { x.code, x.version });
                    table.CheckConstraint("ck_rules_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_rules_source_nfc", "source IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "template_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    promise = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    retention = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    digest = table.Column<bool>(type: "boolean", nullable: false),
                    zalo_template_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    sample = table.Column<string>(type: "jsonb", nullable: false),
                    written_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_template_versions", x => x.id);
                    table.CheckConstraint("ck_template_versions_approved_by_nfc", "approved_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_template_versions_category_nfc", "category IS NFC NORMALIZED");
                    table.CheckConstraint("ck_template_versions_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_template_versions_retention_nfc", "retention IS NFC NORMALIZED");
                    table.CheckConstraint("ck_template_versions_topic_nfc", "topic IS NFC NORMALIZED");
                    table.CheckConstraint("ck_template_versions_written_by_nfc", "written_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_template_versions_zalo_template_id_nfc", "zalo_template_id IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "trial_guests",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invited_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trial_guests", x => x.learner_id);
                    table.CheckConstraint("ck_trial_guests_invited_by_nfc", "invited_by IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "unreachable_addresses",
                columns: table => new
                {
                    recipient_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unreachable_addresses", x => new { x.recipient_key, x.channel });
                    table.CheckConstraint("ck_unreachable_addresses_channel_nfc", "channel IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "zalo_tokens",
                columns: table => new
                {
                    app_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sealed_access = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_refresh = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zalo_tokens", x => x.app_id);
                    table.CheckConstraint("ck_zalo_tokens_app_id_nfc", "app_id IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "brandname_registrations",
                columns: table => new
                {
                    operator_id = table.Column<string>(type: "character varying(40)", nullable: false),
                    brandname = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    decision_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    set_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_brandname_registrations", x => new { x.operator_id, x.brandname });
                    table.CheckConstraint("ck_brandname_registrations_brandname_nfc", "brandname IS NFC NORMALIZED");
                    table.CheckConstraint("ck_brandname_registrations_decision_no_nfc", "decision_no IS NFC NORMALIZED");
                    table.CheckConstraint("ck_brandname_registrations_operator_id_nfc", "operator_id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_brandname_registrations_set_by_nfc", "set_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_brandname_registrations_operator_links_operator_id",
                        column: x => x.operator_id,
                        principalTable: "operator_links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "share_moves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    operator_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_share_moves", x => x.id);
                    table.CheckConstraint("ck_share_moves_operator_id_nfc", "operator_id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_share_moves_reason_nfc", "reason IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_share_moves_operator_links_operator_id",
                        column: x => x.operator_id,
                        principalTable: "operator_links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_templates_subject_nfc",
                table: "templates",
                sql: "subject IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_messages_created_at",
                table: "messages",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_messages_settle_by",
                table: "messages",
                column: "settle_by",
                filter: "settle_by is not null");

            migrationBuilder.CreateIndex(
                name: "ix_messages_source_event_id_learner_id_template_code",
                table: "messages",
                columns: new[] { "source_event_id", "learner_id", "template_code" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_messages_operator_id_nfc",
                table: "messages",
                sql: "operator_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_messages_sent_by_nfc",
                table: "messages",
                sql: "sent_by IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_message_attempts_operator_id_begun_at",
                table: "message_attempts",
                columns: new[] { "operator_id", "begun_at" });

            migrationBuilder.CreateIndex(
                name: "ix_message_attempts_recipient_key_begun_at",
                table: "message_attempts",
                columns: new[] { "recipient_key", "begun_at" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_message_attempts_channel_nfc",
                table: "message_attempts",
                sql: "channel IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_message_attempts_external_id_nfc",
                table: "message_attempts",
                sql: "external_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_message_attempts_operator_id_nfc",
                table: "message_attempts",
                sql: "operator_id IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_class_seats_class_id",
                table: "class_seats",
                column: "class_id");

            migrationBuilder.CreateIndex(
                name: "ix_class_seats_learner_id",
                table: "class_seats",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_starts_at",
                table: "meetings",
                column: "starts_at",
                filter: "not cancelled");

            migrationBuilder.CreateIndex(
                name: "ix_message_decisions_message_id",
                table: "message_decisions",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "ix_share_moves_operator_id",
                table: "share_moves",
                column: "operator_id");

            migrationBuilder.CreateIndex(
                name: "ix_template_versions_code_version",
                table: "template_versions",
                columns: new[] { "code", "version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "advert_consents");

            migrationBuilder.DropTable(
                name: "brandname_registrations");

            migrationBuilder.DropTable(
                name: "class_seats");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "message_decisions");

            migrationBuilder.DropTable(
                name: "number_refusals");

            migrationBuilder.DropTable(
                name: "opt_outs");

            migrationBuilder.DropTable(
                name: "ported_numbers");

            migrationBuilder.DropTable(
                name: "rules");

            migrationBuilder.DropTable(
                name: "share_moves");

            migrationBuilder.DropTable(
                name: "template_versions");

            migrationBuilder.DropTable(
                name: "trial_guests");

            migrationBuilder.DropTable(
                name: "unreachable_addresses");

            migrationBuilder.DropTable(
                name: "zalo_tokens");

            migrationBuilder.DropTable(
                name: "operator_links");

            migrationBuilder.DropCheckConstraint(
                name: "ck_templates_subject_nfc",
                table: "templates");

            migrationBuilder.DropIndex(
                name: "ix_messages_created_at",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_settle_by",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_source_event_id_learner_id_template_code",
                table: "messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_messages_operator_id_nfc",
                table: "messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_messages_sent_by_nfc",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_message_attempts_operator_id_begun_at",
                table: "message_attempts");

            migrationBuilder.DropIndex(
                name: "ix_message_attempts_recipient_key_begun_at",
                table: "message_attempts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_message_attempts_channel_nfc",
                table: "message_attempts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_message_attempts_external_id_nfc",
                table: "message_attempts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_message_attempts_operator_id_nfc",
                table: "message_attempts");

            migrationBuilder.DropColumn(
                name: "subject",
                table: "templates");

            migrationBuilder.DropColumn(
                name: "channel_attempts",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "content_erased_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "operator_id",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "recipient_key",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "remaining",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "segments",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "sent_by",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "settle_by",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "tried",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "message_attempts");

            migrationBuilder.DropColumn(
                name: "cost",
                table: "message_attempts");

            migrationBuilder.DropColumn(
                name: "delivered_at",
                table: "message_attempts");

            migrationBuilder.DropColumn(
                name: "external_id",
                table: "message_attempts");

            migrationBuilder.DropColumn(
                name: "failed_at",
                table: "message_attempts");

            migrationBuilder.DropColumn(
                name: "is_advert",
                table: "message_attempts");

            migrationBuilder.DropColumn(
                name: "operator_id",
                table: "message_attempts");

            migrationBuilder.DropColumn(
                name: "recipient_key",
                table: "message_attempts");

            migrationBuilder.DropColumn(
                name: "segments",
                table: "message_attempts");

            migrationBuilder.DropColumn(
                name: "area_id",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "channels",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "sealed_email",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "uses_inbox",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "contacts");

            migrationBuilder.CreateIndex(
                name: "ix_messages_source_event_id_learner_id_channel_template_code",
                table: "messages",
                columns: new[] { "source_event_id", "learner_id", "channel", "template_code" },
                unique: true);
        }
    }
}
