using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class SensitiveDataAndRegisters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "purposes",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "purposes",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.CreateTable(
                name: "breaches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    description_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    subjects_estimate = table.Column<int>(type: "integer", nullable: true),
                    detected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    notify_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    notified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    notified_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_breaches", x => x.id);
                    table.CheckConstraint("ck_breaches_notified_by_nfc", "notified_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_breaches_recorded_by_nfc", "recorded_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_breaches_reference_nfc", "reference IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_breaches_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "purpose_versions",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_purpose_versions", x => new { x.code, x.version });
                    table.CheckConstraint("ck_purpose_versions_actor_nfc", "actor IS NFC NORMALIZED");
                    table.CheckConstraint("ck_purpose_versions_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_purpose_versions_reason_nfc", "reason IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_purpose_versions_purposes_code",
                        column: x => x.code,
                        principalTable: "purposes",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sensitive_tags",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    sealed_for = table.Column<Guid>(type: "uuid", nullable: false),
                    consent_entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sensitive_tags", x => x.id);
                    table.CheckConstraint("ck_sensitive_tags_actor_nfc", "actor IS NFC NORMALIZED");
                    table.CheckConstraint("ck_sensitive_tags_destroyed", "(valid_to IS NULL) = (value_sealed IS NOT NULL)");
                    table.CheckConstraint("ck_sensitive_tags_purpose_nfc", "purpose IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_sensitive_tags_consent_entries_consent_entry_id",
                        column: x => x.consent_entry_id,
                        principalTable: "consent_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sensitive_tags_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_breaches_area_id",
                table: "breaches",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_breaches_notify_by",
                table: "breaches",
                column: "notify_by",
                filter: "notified_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sensitive_tags_consent_entry_id",
                table: "sensitive_tags",
                column: "consent_entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_sensitive_tags_learner_id_kind",
                table: "sensitive_tags",
                columns: new[] { "learner_id", "kind" },
                unique: true,
                filter: "valid_to IS NULL");

            // What the model cannot express. A live tag points at a given consent to its purpose: neither can a tag be
            // written without one, nor a consent be withdrawn past a live tag. A tag that has ended points nowhere. At
            // the end of the transaction, because a merge moves both.
            migrationBuilder.Sql("""
                ALTER TABLE sensitive_tags ADD consent_state text
                    GENERATED ALWAYS AS (CASE WHEN valid_to IS NULL THEN 'Given' END) STORED;
                CREATE UNIQUE INDEX ux_consents_state ON consents (learner_id, purpose, state);
                ALTER TABLE sensitive_tags ADD CONSTRAINT fk_sensitive_tags_given_consent
                    FOREIGN KEY (learner_id, purpose, consent_state) REFERENCES consents (learner_id, purpose, state)
                    DEFERRABLE INITIALLY DEFERRED;
                CREATE INDEX ix_sensitive_tags_consent ON sensitive_tags (learner_id, purpose, consent_state);
                INSERT INTO purpose_versions (code, version, terms, reason, actor, at)
                    SELECT code, version, jsonb_build_object(
                        'titleVi', title_vi, 'titleEn', title_en,
                        'legalBasis', lower(regexp_replace(legal_basis, '(?<!^)([A-Z])', '-\1', 'g')),
                        'legalReference', legal_reference, 'isSensitive', is_sensitive,
                        'allowsObjection', allows_objection, 'retentionMonths', retention_months),
                        'Mục đích ban đầu của nền tảng.', 'migrate', now()
                    FROM purposes;
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON purpose_versions
                    FOR EACH ROW EXECUTE FUNCTION refuse_change();
                CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON purpose_versions
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "breaches");

            migrationBuilder.DropTable(
                name: "purpose_versions");

            migrationBuilder.DropTable(
                name: "sensitive_tags");

            migrationBuilder.Sql("DROP INDEX ux_consents_state;");

            migrationBuilder.DropColumn(
                name: "version",
                table: "purposes");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "purposes");
        }
    }
}
