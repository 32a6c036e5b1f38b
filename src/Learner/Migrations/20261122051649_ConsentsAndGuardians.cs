using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class ConsentsAndGuardians : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "guardians",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guardian_learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    relation = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    evidence_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guardians", x => x.id);
                    table.CheckConstraint("ck_guardians_actor_nfc", "actor IS NFC NORMALIZED");
                    table.CheckConstraint("ck_guardians_someone", "(guardian_learner_id IS NULL) <> (name_sealed IS NULL) AND guardian_learner_id <> child_id");
                    table.ForeignKey(
                        name: "fk_guardians_learners_child_id",
                        column: x => x.child_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_guardians_learners_guardian_learner_id",
                        column: x => x.guardian_learner_id,
                        principalTable: "learners",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "purposes",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title_vi = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    legal_reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_sensitive = table.Column<bool>(type: "boolean", nullable: false),
                    allows_objection = table.Column<bool>(type: "boolean", nullable: false),
                    retention_months = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purposes", x => x.code);
                    table.CheckConstraint("ck_purposes_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_purposes_legal_reference_nfc", "legal_reference IS NFC NORMALIZED");
                    table.CheckConstraint("ck_purposes_title_en_nfc", "title_en IS NFC NORMALIZED");
                    table.CheckConstraint("ck_purposes_title_vi_nfc", "title_vi IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    self_granted = table.Column<bool>(type: "boolean", nullable: false),
                    guardian_granted = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => x.id);
                    table.CheckConstraint("ck_consents_purpose_nfc", "purpose IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_consents_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_consents_purposes_purpose",
                        column: x => x.purpose,
                        principalTable: "purposes",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.hash);
                    table.CheckConstraint("ck_notices_hash_nfc", "hash IS NFC NORMALIZED");
                    table.CheckConstraint("ck_notices_language_nfc", "language IS NFC NORMALIZED");
                    table.CheckConstraint("ck_notices_purpose_nfc", "purpose IS NFC NORMALIZED");
                    table.CheckConstraint("ck_notices_text_nfc", "text IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_notices_purposes_purpose",
                        column: x => x.purpose,
                        principalTable: "purposes",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    notice_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    evidence_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    given_by = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    guardian_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_entries", x => x.id);
                    table.CheckConstraint("ck_consent_entries_actor_nfc", "actor IS NFC NORMALIZED");
                    table.CheckConstraint("ck_consent_entries_channel_nfc", "channel IS NFC NORMALIZED");
                    table.CheckConstraint("ck_consent_entries_notice_hash_nfc", "notice_hash IS NFC NORMALIZED");
                    table.CheckConstraint("ck_consent_entries_purpose_nfc", "purpose IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_consent_entries_guardians_guardian_id",
                        column: x => x.guardian_id,
                        principalTable: "guardians",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_consent_entries_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_consent_entries_notices_notice_hash",
                        column: x => x.notice_hash,
                        principalTable: "notices",
                        principalColumn: "hash");
                    table.ForeignKey(
                        name: "fk_consent_entries_purposes_purpose",
                        column: x => x.purpose,
                        principalTable: "purposes",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_consent_entries_guardian_id",
                table: "consent_entries",
                column: "guardian_id");

            migrationBuilder.CreateIndex(
                name: "ix_consent_entries_learner_id_id",
                table: "consent_entries",
                columns: new[] { "learner_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_consent_entries_notice_hash",
                table: "consent_entries",
                column: "notice_hash");

            migrationBuilder.CreateIndex(
                name: "ix_consent_entries_purpose",
                table: "consent_entries",
                column: "purpose");

            migrationBuilder.CreateIndex(
                name: "ix_consents_learner_id_purpose",
                table: "consents",
                columns: new[] { "learner_id", "purpose" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consents_purpose",
                table: "consents",
                column: "purpose");

            migrationBuilder.CreateIndex(
                name: "ix_guardians_child_id",
                table: "guardians",
                column: "child_id");

            migrationBuilder.CreateIndex(
                name: "ix_guardians_guardian_learner_id",
                table: "guardians",
                column: "guardian_learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_notices_purpose_language_version",
                table: "notices",
                columns: new[] { "purpose", "language", "version" },
                unique: true);

            migrationBuilder.Sql("""
                CREATE FUNCTION keep_consent_entry() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'The consent ledger is only ever added to.';
                END $$;
                CREATE TRIGGER keep_consent_entry BEFORE UPDATE OR DELETE ON consent_entries
                    FOR EACH ROW EXECUTE FUNCTION keep_consent_entry();
                CREATE TRIGGER keep_consent_ledger BEFORE TRUNCATE ON consent_entries
                    FOR EACH STATEMENT EXECUTE FUNCTION keep_consent_entry();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_entries");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "guardians");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "purposes");
            migrationBuilder.Sql("DROP FUNCTION keep_consent_entry;");
        }
    }
}
