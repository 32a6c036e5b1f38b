using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Platform.Certifications.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceOfCertificates : Migration
    {
        private static readonly string[] Kept = ["log_entries", "log_nodes", "log_checkpoints", "confirmation_answers"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "answer_feed",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_feed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "certificate_documents",
                columns: table => new
                {
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issue_no = table.Column<int>(type: "integer", nullable: false),
                    audience = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    available_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    rendered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pdf = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_documents", x => new { x.certificate_id, x.issue_no, x.audience });
                    table.CheckConstraint("ck_certificate_documents_last_error_nfc", "last_error IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_certificate_documents_issuances_certificate_id_issue_no",
                        columns: x => new { x.certificate_id, x.issue_no },
                        principalTable: "issuances",
                        principalColumns: new[] { "certificate_id", "issue_no" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certificate_findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issue_no = table.Column<int>(type: "integer", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_findings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "check_progress",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    cycle = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    after = table.Column<Guid>(type: "uuid", nullable: false),
                    compared = table.Column<long>(type: "bigint", nullable: false),
                    certificates_done = table.Column<bool>(type: "boolean", nullable: false),
                    target_size = table.Column<long>(type: "bigint", nullable: true),
                    walked = table.Column<long>(type: "bigint", nullable: false),
                    edge = table.Column<byte[]>(type: "bytea", nullable: false),
                    seen_size = table.Column<long>(type: "bigint", nullable: false),
                    seen_root = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_progress", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "confirmation_rules",
                columns: table => new
                {
                    criterion_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    submit_on_issue = table.Column<bool>(type: "boolean", nullable: false),
                    answer_within_days = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmation_rules", x => new { x.criterion_code, x.version });
                    table.CheckConstraint("ck_confirmation_rules_criterion_code_nfc", "criterion_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_confirmation_rules_source_nfc", "source IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "log_checkpoints",
                columns: table => new
                {
                    size = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    key_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    note = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_checkpoints", x => x.size);
                    table.CheckConstraint("ck_log_checkpoints_key_id_nfc", "key_id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_log_checkpoints_note_nfc", "note IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "log_entries",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issue_no = table.Column<int>(type: "integer", nullable: false),
                    artefact_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    leaf_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    logged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_entries", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "log_nodes",
                columns: table => new
                {
                    level = table.Column<short>(type: "smallint", nullable: false),
                    index = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_nodes", x => new { x.level, x.index });
                });

            migrationBuilder.CreateTable(
                name: "unlogged_issuances",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issue_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unlogged_issuances", x => x.id);
                    table.ForeignKey(
                        name: "fk_unlogged_issuances_issuances_certificate_id_issue_no",
                        columns: x => new { x.certificate_id, x.issue_no },
                        principalTable: "issuances",
                        principalColumns: new[] { "certificate_id", "issue_no" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "confirmations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cycle = table.Column<int>(type: "integer", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    answer_within_days = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    receipt = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    look_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmations", x => x.id);
                    table.CheckConstraint("ck_confirmations_criterion_code_nfc", "criterion_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_confirmations_final", "(state in ('Accepted', 'Rejected', 'Expired')) = (ended_at is not null and look_at is null)");
                    table.CheckConstraint("ck_confirmations_reason_code_nfc", "reason_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_confirmations_receipt_nfc", "receipt IS NFC NORMALIZED");
                    table.CheckConstraint("ck_confirmations_requested_by_nfc", "requested_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_confirmations_certificates_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "certificates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_confirmations_confirmation_rules_criterion_code_rule_version",
                        columns: x => new { x.criterion_code, x.rule_version },
                        principalTable: "confirmation_rules",
                        principalColumns: new[] { "criterion_code", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "confirmation_answers",
                columns: table => new
                {
                    confirmation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: false),
                    reason_code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_applied = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmation_answers", x => new { x.confirmation_id, x.receipt });
                    table.CheckConstraint("ck_confirmation_answers_reason_code_nfc", "reason_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_confirmation_answers_receipt_nfc", "receipt IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_confirmation_answers_confirmations_confirmation_id",
                        column: x => x.confirmation_id,
                        principalTable: "confirmations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "confirmation_attempts",
                columns: table => new
                {
                    confirmation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmation_attempts", x => new { x.confirmation_id, x.number });
                    table.ForeignKey(
                        name: "fk_confirmation_attempts_confirmations_confirmation_id",
                        column: x => x.confirmation_id,
                        principalTable: "confirmations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_certificate_documents_available_at",
                table: "certificate_documents",
                column: "available_at",
                filter: "pdf is null");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_findings_certificate_id_issue_no_kind",
                table: "certificate_findings",
                columns: new[] { "certificate_id", "issue_no", "kind" },
                unique: true,
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_findings_id",
                table: "certificate_findings",
                column: "id",
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_confirmations_certificate_id",
                table: "confirmations",
                column: "certificate_id",
                unique: true,
                filter: "state not in ('Rejected', 'Expired')");

            migrationBuilder.CreateIndex(
                name: "ix_confirmations_certificate_id_cycle",
                table: "confirmations",
                columns: new[] { "certificate_id", "cycle" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_confirmations_criterion_code_rule_version",
                table: "confirmations",
                columns: new[] { "criterion_code", "rule_version" });

            migrationBuilder.CreateIndex(
                name: "ix_confirmations_look_at",
                table: "confirmations",
                column: "look_at",
                filter: "look_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_log_entries_certificate_id_issue_no",
                table: "log_entries",
                columns: new[] { "certificate_id", "issue_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unlogged_issuances_certificate_id_issue_no",
                table: "unlogged_issuances",
                columns: new[] { "certificate_id", "issue_no" },
                unique: true);

            // What the model cannot express: tables that are only ever added to, a log without gaps, and an artefact
            // that cannot be stored without waiting for its place in it. What was issued before waits first.
            migrationBuilder.Sql("""
                CREATE FUNCTION evidence_stays() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION '% is only ever added to.', tg_table_name;
                END $$;
                CREATE FUNCTION log_has_no_gaps() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF new.position > 0 AND NOT EXISTS (
                        SELECT FROM log_entries WHERE position = new.position - 1) THEN
                        RAISE EXCEPTION 'The certificate log has no gaps.';
                    END IF;
                    RETURN new;
                END $$;
                CREATE TRIGGER no_gaps BEFORE INSERT ON log_entries
                    FOR EACH ROW EXECUTE FUNCTION log_has_no_gaps();
                CREATE FUNCTION issuance_waits_for_log() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO unlogged_issuances (certificate_id, issue_no)
                    VALUES (new.certificate_id, new.issue_no);
                    RETURN NULL;
                END $$;
                CREATE TRIGGER waits_for_log AFTER INSERT ON issuances
                    FOR EACH ROW EXECUTE FUNCTION issuance_waits_for_log();
                INSERT INTO unlogged_issuances (certificate_id, issue_no)
                SELECT certificate_id, issue_no FROM issuances ORDER BY signed_at, certificate_id, issue_no;
                """);
            foreach (var table in Kept)
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON {table}
                        FOR EACH ROW EXECUTE FUNCTION evidence_stays();
                    CREATE TRIGGER stays_whole BEFORE TRUNCATE ON {table}
                        FOR EACH STATEMENT EXECUTE FUNCTION evidence_stays();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER waits_for_log ON issuances;");

            migrationBuilder.DropTable(
                name: "answer_feed");

            migrationBuilder.DropTable(
                name: "certificate_documents");

            migrationBuilder.DropTable(
                name: "certificate_findings");

            migrationBuilder.DropTable(
                name: "check_progress");

            migrationBuilder.DropTable(
                name: "confirmation_answers");

            migrationBuilder.DropTable(
                name: "confirmation_attempts");

            migrationBuilder.DropTable(
                name: "log_checkpoints");

            migrationBuilder.DropTable(
                name: "log_entries");

            migrationBuilder.DropTable(
                name: "log_nodes");

            migrationBuilder.DropTable(
                name: "unlogged_issuances");

            migrationBuilder.DropTable(
                name: "confirmations");

            migrationBuilder.DropTable(
                name: "confirmation_rules");

            migrationBuilder.Sql(
                "DROP FUNCTION issuance_waits_for_log, log_has_no_gaps, evidence_stays;");
        }
    }
}
