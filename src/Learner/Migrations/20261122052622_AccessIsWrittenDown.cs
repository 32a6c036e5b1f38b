using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class AccessIsWrittenDown : Migration
    {
        private static readonly string[] Tables = ["access_entries", "access_seals", "access_checkpoints"];

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

            // The model cannot express it: rows are added and, once they are old enough, dropped by AccessRetention.
            migrationBuilder.Sql("""
                CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF tg_op = 'DELETE' AND current_setting('learner.access_retention', true) = 'on' THEN
                        RETURN old;
                    END IF;
                    RAISE EXCEPTION '% is append-only', tg_table_name;
                END $$;
                """);
            foreach (var table in Tables)
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

            migrationBuilder.Sql("DROP FUNCTION refuse_change;");
        }
    }
}
