using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class ConsentsAccessAndHomes : Migration
    {
        private static readonly string[] Ledgers = ["access_entries", "access_seals", "access_checkpoints"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_checkpoints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    pruned = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_checkpoints", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    client = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    action = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    subject_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    trace_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_entries", x => x.id);
                    table.CheckConstraint("ck_access_entries_actor_nfc", "actor IS NFC NORMALIZED");
                    table.CheckConstraint("ck_access_entries_client_nfc", "client IS NFC NORMALIZED");
                    table.CheckConstraint("ck_access_entries_purpose_nfc", "purpose IS NFC NORMALIZED");
                    table.CheckConstraint("ck_access_entries_reason_nfc", "reason IS NFC NORMALIZED");
                    table.CheckConstraint("ck_access_entries_trace_id_nfc", "trace_id IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "access_seals",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_seals", x => x.seq);
                });

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
                name: "households",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_note_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    formed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    split_from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_households", x => x.id);
                    table.CheckConstraint("ck_households_code_nfc", "code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_households_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_households_households_split_from_id",
                        column: x => x.split_from_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "household_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    relation = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    leave_reason = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household_members", x => x.id);
                    table.CheckConstraint("ck_household_members_leave", "(left_on IS NULL) = (leave_reason IS NULL) AND left_on >= joined_on");
                    table.ForeignKey(
                        name: "fk_household_members_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_household_members_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household_visits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    visitor_learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    purpose_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    outcome = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    note_sealed = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household_visits", x => x.id);
                    table.CheckConstraint("ck_household_visits_actor_nfc", "actor IS NFC NORMALIZED");
                    table.CheckConstraint("ck_household_visits_purpose_code_nfc", "purpose_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_household_visits_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_household_visits_learners_visitor_learner_id",
                        column: x => x.visitor_learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "household_guides",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guide_member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guided_member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    evidence = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household_guides", x => x.id);
                    table.CheckConstraint("ck_household_guides_other", "guide_member_id <> guided_member_id");
                    table.CheckConstraint("ck_household_guides_topic_code_nfc", "topic_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_household_guides_household_members_guide_member_id",
                        column: x => x.guide_member_id,
                        principalTable: "household_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_household_guides_household_members_guided_member_id",
                        column: x => x.guided_member_id,
                        principalTable: "household_members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_household_guides_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "ix_access_checkpoints_seq",
                table: "access_checkpoints",
                column: "seq");

            migrationBuilder.CreateIndex(
                name: "ix_access_entries_at",
                table: "access_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_access_entries_subject_ids",
                table: "access_entries",
                column: "subject_ids")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_access_seals_entry_id",
                table: "access_seals",
                column: "entry_id",
                unique: true);

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
                name: "ix_household_guides_guide_member_id",
                table: "household_guides",
                column: "guide_member_id");

            migrationBuilder.CreateIndex(
                name: "ix_household_guides_guided_member_id",
                table: "household_guides",
                column: "guided_member_id");

            migrationBuilder.CreateIndex(
                name: "ix_household_guides_household_id",
                table: "household_guides",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_household_members_household_id",
                table: "household_members",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_household_members_learner_id",
                table: "household_members",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_household_visits_household_id_on",
                table: "household_visits",
                columns: new[] { "household_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_household_visits_visitor_learner_id",
                table: "household_visits",
                column: "visitor_learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_households_area_id",
                table: "households",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_households_split_from_id",
                table: "households",
                column: "split_from_id");

            migrationBuilder.CreateIndex(
                name: "ix_notices_purpose_language_version",
                table: "notices",
                columns: new[] { "purpose", "language", "version" },
                unique: true);

            // What the model cannot express: ledgers that are only added to, and a person who lives in one household on a
            // day. Old rows of the access log are dropped by AccessRetention alone.
            migrationBuilder.Sql("""
                CREATE FUNCTION keep_consent_entry() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'The consent ledger is only ever added to.';
                END $$;
                CREATE TRIGGER keep_consent_entry BEFORE UPDATE OR DELETE ON consent_entries
                    FOR EACH ROW EXECUTE FUNCTION keep_consent_entry();
                CREATE TRIGGER keep_consent_ledger BEFORE TRUNCATE ON consent_entries
                    FOR EACH STATEMENT EXECUTE FUNCTION keep_consent_entry();
                CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF tg_op = 'DELETE' AND current_setting('learner.access_retention', true) = 'on' THEN
                        RETURN old;
                    END IF;
                    RAISE EXCEPTION '% is append-only', tg_table_name;
                END $$;
                ALTER TABLE household_members ADD CONSTRAINT ex_household_members_learner EXCLUDE USING gist (
                    learner_id WITH =, daterange(joined_on, left_on) WITH &&);
                """);
            foreach (var table in Ledgers)
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION refuse_change();
                    CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_checkpoints");

            migrationBuilder.DropTable(
                name: "access_entries");

            migrationBuilder.DropTable(
                name: "access_seals");

            migrationBuilder.DropTable(
                name: "consent_entries");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "household_guides");

            migrationBuilder.DropTable(
                name: "household_visits");

            migrationBuilder.DropTable(
                name: "guardians");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "household_members");

            migrationBuilder.DropTable(
                name: "purposes");

            migrationBuilder.DropTable(
                name: "households");

            migrationBuilder.Sql("DROP FUNCTION keep_consent_entry; DROP FUNCTION refuse_change;");
        }
    }
}
