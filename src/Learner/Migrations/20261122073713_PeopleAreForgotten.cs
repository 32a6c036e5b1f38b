using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAreForgotten : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    details_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    acknowledge_by = table.Column<DateOnly>(type: "date", nullable: false),
                    calendar_incomplete = table.Column<bool>(type: "boolean", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    third_party_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    extension_days = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    extended_by_days = table.Column<int>(type: "integer", nullable: true),
                    extension_reason_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    refusal_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    refusal_reason_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    restricted = table.Column<bool>(type: "boolean", nullable: false),
                    acknowledgement_alarmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    alarmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_requests", x => x.id);
                    table.CheckConstraint("ck_data_requests_channel_nfc", "channel IS NFC NORMALIZED");
                    table.CheckConstraint("ck_data_requests_closed_by_nfc", "closed_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_data_requests_recorded_by_nfc", "recorded_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_data_requests_refusal_code_nfc", "refusal_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_data_requests_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    archive_cleared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasures", x => x.id);
                    table.ForeignKey(
                        name: "fk_erasures_data_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "data_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_erasures_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "erasure_answers",
                columns: table => new
                {
                    erasure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    participant = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    retained = table.Column<int>(type: "integer", nullable: true),
                    reason_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    alarmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasure_answers", x => new { x.erasure_id, x.participant });
                    table.CheckConstraint("ck_erasure_answers_outcome_nfc", "outcome IS NFC NORMALIZED");
                    table.CheckConstraint("ck_erasure_answers_participant_nfc", "participant IS NFC NORMALIZED");
                    table.CheckConstraint("ck_erasure_answers_reason_code_nfc", "reason_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_erasure_answers_erasures_erasure_id",
                        column: x => x.erasure_id,
                        principalTable: "erasures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_due_on",
                table: "data_requests",
                column: "due_on",
                filter: "state IN ('Received', 'Acknowledged')");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_learner_id",
                table: "data_requests",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_erasure_answers_due_on",
                table: "erasure_answers",
                column: "due_on",
                filter: "answered_at IS NULL AND alarmed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_erasures_learner_id",
                table: "erasures",
                column: "learner_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_erasures_request_id",
                table: "erasures",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_erasures_started_at",
                table: "erasures",
                column: "started_at",
                filter: "completed_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasure_answers");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "data_requests");
        }
    }
}
