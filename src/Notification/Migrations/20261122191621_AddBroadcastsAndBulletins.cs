using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Notifications.Migrations
{
    /// <inheritdoc />
    public partial class AddBroadcastsAndBulletins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "number_links",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_links", x => x.learner_id);
                    table.CheckConstraint("ck_number_links_link_nfc", "link IS NFC NORMALIZED");
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

            migrationBuilder.CreateIndex(
                name: "ix_messages_source_event_id_state",
                table: "messages",
                columns: new[] { "source_event_id", "state" });

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
                name: "ix_guidances_mentee_id",
                table: "guidances",
                column: "mentee_id",
                filter: "stands");

            migrationBuilder.CreateIndex(
                name: "ix_recipients_area_id_learner_id",
                table: "recipients",
                columns: new[] { "area_id", "learner_id" });

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
                name: "guidances");

            migrationBuilder.DropTable(
                name: "link_paces");

            migrationBuilder.DropTable(
                name: "number_links");

            migrationBuilder.DropTable(
                name: "recipients");

            migrationBuilder.DropTable(
                name: "visit_suggestions");

            migrationBuilder.DropTable(
                name: "broadcasts");

            migrationBuilder.DropTable(
                name: "bulletins");

            migrationBuilder.DropIndex(
                name: "ix_messages_source_event_id_state",
                table: "messages");
        }
    }
}
