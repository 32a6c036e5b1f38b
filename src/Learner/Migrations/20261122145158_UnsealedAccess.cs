using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class UnsealedAccess : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "unsealed_access",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unsealed_access", x => x.entry_id);
                });

            // The setting of an index in its place: building a log's index anew would stop whoever writes to it.
            migrationBuilder.Sql("""
                ALTER INDEX ix_access_entries_subject_ids SET (fastupdate = off);

                INSERT INTO unsealed_access (entry_id)
                SELECT id FROM access_entries e WHERE NOT EXISTS (SELECT 1 FROM access_seals s WHERE s.entry_id = e.id);

                -- A short queue of rows that come and go: cleaned after a few of them, not after a share of the table.
                ALTER TABLE unsealed_access SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

                CREATE FUNCTION note_unsealed_access() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO unsealed_access (entry_id) VALUES (NEW.id);
                    RETURN NULL;
                END $$;

                CREATE TRIGGER note_unsealed AFTER INSERT ON access_entries
                FOR EACH ROW EXECUTE FUNCTION note_unsealed_access();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER note_unsealed ON access_entries;
                DROP FUNCTION note_unsealed_access;
                ALTER INDEX ix_access_entries_subject_ids RESET (fastupdate);
                """);

            migrationBuilder.DropTable(
                name: "unsealed_access");
        }
    }
}
