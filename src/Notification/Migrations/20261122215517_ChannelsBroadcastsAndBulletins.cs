using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Notifications.Migrations
{
    /// <inheritdoc />
    public partial class ChannelsBroadcastsAndBulletins : Migration
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

            migrationBuilder.AddColumn<bool>(
                name: "is_broadcast",
                table: "messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

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
                name: "attainments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    stands = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attainments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "broadcast_recipients",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    broadcast_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcast_recipients", x => new { x.learner_id, x.broadcast_id });
                    table.CheckConstraint("ck_broadcast_recipients_link_nfc", "link IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "broadcasts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    template_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    template_version = table.Column<int>(type: "integer", nullable: false),
                    category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    values = table.Column<string>(type: "jsonb", nullable: false),
                    area_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    audiences = table.Column<string[]>(type: "text[]", nullable: false),
                    stages = table.Column<int[]>(type: "integer[]", nullable: false),
                    visit_unreachable = table.Column<bool>(type: "boolean", nullable: false),
                    prepared_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    approved_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decision_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pause_reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcasts", x => x.id);
                    table.CheckConstraint("ck_broadcasts_approved_by_nfc", "approved_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_broadcasts_category_nfc", "category IS NFC NORMALIZED");
                    table.CheckConstraint("ck_broadcasts_decision_no_nfc", "decision_no IS NFC NORMALIZED");
                    table.CheckConstraint("ck_broadcasts_name_nfc", "name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_broadcasts_pause_reason_nfc", "pause_reason IS NFC NORMALIZED");
                    table.CheckConstraint("ck_broadcasts_prepared_by_nfc", "prepared_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_broadcasts_template_code_nfc", "template_code IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "bulletins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    script = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    has_audio = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    edited_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    approved_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulletins", x => x.id);
                    table.CheckConstraint("ck_bulletins_approved_by_nfc", "approved_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_bulletins_edited_by_nfc", "edited_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_bulletins_language_nfc", "language IS NFC NORMALIZED");
                    table.CheckConstraint("ck_bulletins_script_nfc", "script IS NFC NORMALIZED");
                    table.CheckConstraint("ck_bulletins_title_nfc", "title IS NFC NORMALIZED");
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
                name: "guidances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    mentor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mentee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stands = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guidances", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "link_paces",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    free_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_paces", x => x.code);
                    table.CheckConstraint("ck_link_paces_code_nfc", "code IS NFC NORMALIZED");
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
                    version = table.Column<long>(type: "bigint", nullable: false),
                    reminder_id = table.Column<Guid>(type: "uuid", nullable: false)
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
                name: "number_links",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    dead_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_links", x => x.learner_id);
                    table.CheckConstraint("ck_number_links_link_nfc", "link IS NFC NORMALIZED");
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
                    registers_texts = table.Column<bool>(type: "boolean", nullable: false),
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
                name: "recipients",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    audiences = table.Column<string[]>(type: "text[]", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recipients", x => x.learner_id);
                    table.CheckConstraint("ck_recipients_state_nfc", "state IS NFC NORMALIZED");
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
                name: "visit_suggestions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    broadcast_id = table.Column<Guid>(type: "uuid", nullable: false),
                    suggested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    closed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_suggestions", x => x.id);
                    table.CheckConstraint("ck_visit_suggestions_closed_by_nfc", "closed_by IS NFC NORMALIZED");
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
                name: "broadcast_lanes",
                columns: table => new
                {
                    broadcast_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    after = table.Column<Guid>(type: "uuid", nullable: false),
                    recipients = table.Column<int>(type: "integer", nullable: false),
                    queued = table.Column<int>(type: "integer", nullable: false),
                    fed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcast_lanes", x => new { x.broadcast_id, x.link });
                    table.CheckConstraint("ck_broadcast_lanes_link_nfc", "link IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_broadcast_lanes_broadcasts_broadcast_id",
                        column: x => x.broadcast_id,
                        principalTable: "broadcasts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "broadcast_runs",
                columns: table => new
                {
                    broadcast_id = table.Column<Guid>(type: "uuid", nullable: false),
                    after = table.Column<Guid>(type: "uuid", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    objecting = table.Column<int>(type: "integer", nullable: false),
                    unreachable = table.Column<int>(type: "integer", nullable: false),
                    listed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    forgotten_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcast_runs", x => x.broadcast_id);
                    table.ForeignKey(
                        name: "fk_broadcast_runs_broadcasts_broadcast_id",
                        column: x => x.broadcast_id,
                        principalTable: "broadcasts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulletin_airings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bulletin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    slot_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    retry_of = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    proof_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    proof = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    reported_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulletin_airings", x => x.id);
                    table.CheckConstraint("ck_bulletin_airings_proof_nfc", "proof IS NFC NORMALIZED");
                    table.CheckConstraint("ck_bulletin_airings_reason_code_nfc", "reason_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_bulletin_airings_reported_by_nfc", "reported_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_bulletin_airings_bulletins_bulletin_id",
                        column: x => x.bulletin_id,
                        principalTable: "bulletins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulletin_audio",
                columns: table => new
                {
                    bulletin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    media_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulletin_audio", x => x.bulletin_id);
                    table.CheckConstraint("ck_bulletin_audio_media_type_nfc", "media_type IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_bulletin_audio_bulletins_bulletin_id",
                        column: x => x.bulletin_id,
                        principalTable: "bulletins",
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

            migrationBuilder.CreateTable(
                name: "registrations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    operator_id = table.Column<string>(type: "character varying(40)", nullable: false),
                    brandname = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    template_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    decision_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    set_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registrations", x => x.id);
                    table.CheckConstraint("ck_registrations_brandname_nfc", "brandname IS NFC NORMALIZED");
                    table.CheckConstraint("ck_registrations_decision_no_nfc", "decision_no IS NFC NORMALIZED");
                    table.CheckConstraint("ck_registrations_operator_id_nfc", "operator_id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_registrations_set_by_nfc", "set_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_registrations_operator_links_operator_id",
                        column: x => x.operator_id,
                        principalTable: "operator_links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_registrations_template_versions_template_id",
                        column: x => x.template_id,
                        principalTable: "template_versions",
                        principalColumn: "id");
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_templates_subject_nfc",
                table: "templates",
                sql: "subject IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_messages_content",
                table: "messages",
                column: "created_at",
                filter: "content_erased_at is null");

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

            migrationBuilder.CreateIndex(
                name: "ix_messages_source_event_id_state",
                table: "messages",
                columns: new[] { "source_event_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_zalo_open",
                table: "messages",
                column: "id",
                filter: "channel = 'zalo' and state = 'Accepted'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_messages_operator_id_nfc",
                table: "messages",
                sql: "operator_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_messages_sent_by_nfc",
                table: "messages",
                sql: "sent_by IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_message_attempts_external_id",
                table: "message_attempts",
                column: "external_id",
                filter: "external_id is not null");

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
                name: "ix_attainments_learner_id_stage",
                table: "attainments",
                columns: new[] { "learner_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_lanes_fed_at",
                table: "broadcast_lanes",
                column: "fed_at",
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_recipients_broadcast_id_link_learner_id",
                table: "broadcast_recipients",
                columns: new[] { "broadcast_id", "link", "learner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_starts_at",
                table: "broadcasts",
                column: "starts_at",
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_bulletin_airings_bulletin_id_area_id_channel_slot_at",
                table: "bulletin_airings",
                columns: new[] { "bulletin_id", "area_id", "channel", "slot_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bulletin_airings_retry_of",
                table: "bulletin_airings",
                column: "retry_of",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_class_seats_class_id",
                table: "class_seats",
                column: "class_id");

            migrationBuilder.CreateIndex(
                name: "ix_class_seats_learner_id",
                table: "class_seats",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_guidances_mentee_id",
                table: "guidances",
                column: "mentee_id",
                filter: "stands");

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
                name: "ix_recipients_area_id_learner_id",
                table: "recipients",
                columns: new[] { "area_id", "learner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_registrations_operator_id_brandname_template_id_id",
                table: "registrations",
                columns: new[] { "operator_id", "brandname", "template_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_registrations_template_id",
                table: "registrations",
                column: "template_id");

            migrationBuilder.CreateIndex(
                name: "ix_share_moves_operator_id",
                table: "share_moves",
                column: "operator_id");

            migrationBuilder.CreateIndex(
                name: "ix_template_versions_code_version",
                table: "template_versions",
                columns: new[] { "code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_visit_suggestions_area_id_id",
                table: "visit_suggestions",
                columns: new[] { "area_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_suggestions_learner_id",
                table: "visit_suggestions",
                column: "learner_id",
                unique: true,
                filter: "closed_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "advert_consents");

            migrationBuilder.DropTable(
                name: "attainments");

            migrationBuilder.DropTable(
                name: "broadcast_lanes");

            migrationBuilder.DropTable(
                name: "broadcast_recipients");

            migrationBuilder.DropTable(
                name: "broadcast_runs");

            migrationBuilder.DropTable(
                name: "bulletin_airings");

            migrationBuilder.DropTable(
                name: "bulletin_audio");

            migrationBuilder.DropTable(
                name: "class_seats");

            migrationBuilder.DropTable(
                name: "guidances");

            migrationBuilder.DropTable(
                name: "link_paces");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropTable(
                name: "message_decisions");

            migrationBuilder.DropTable(
                name: "number_links");

            migrationBuilder.DropTable(
                name: "number_refusals");

            migrationBuilder.DropTable(
                name: "opt_outs");

            migrationBuilder.DropTable(
                name: "ported_numbers");

            migrationBuilder.DropTable(
                name: "recipients");

            migrationBuilder.DropTable(
                name: "registrations");

            migrationBuilder.DropTable(
                name: "rules");

            migrationBuilder.DropTable(
                name: "share_moves");

            migrationBuilder.DropTable(
                name: "trial_guests");

            migrationBuilder.DropTable(
                name: "unreachable_addresses");

            migrationBuilder.DropTable(
                name: "visit_suggestions");

            migrationBuilder.DropTable(
                name: "zalo_tokens");

            migrationBuilder.DropTable(
                name: "broadcasts");

            migrationBuilder.DropTable(
                name: "bulletins");

            migrationBuilder.DropTable(
                name: "template_versions");

            migrationBuilder.DropTable(
                name: "operator_links");

            migrationBuilder.DropCheckConstraint(
                name: "ck_templates_subject_nfc",
                table: "templates");

            migrationBuilder.DropIndex(
                name: "ix_messages_content",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_created_at",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_settle_by",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_source_event_id_learner_id_template_code",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_source_event_id_state",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_messages_zalo_open",
                table: "messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_messages_operator_id_nfc",
                table: "messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_messages_sent_by_nfc",
                table: "messages");

            migrationBuilder.DropIndex(
                name: "ix_message_attempts_external_id",
                table: "message_attempts");

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
                name: "is_broadcast",
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
