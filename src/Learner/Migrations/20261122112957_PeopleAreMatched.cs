using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAreMatched : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "learner_matches",
                columns: table => new
                {
                    source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    answered_with = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_matches", x => new { x.source, x.hash });
                    table.CheckConstraint("ck_learner_matches_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_learner_matches_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "match_sources",
                columns: table => new
                {
                    source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    key_fingerprint = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_sources", x => x.source);
                    table.CheckConstraint("ck_match_sources_key_fingerprint_nfc", "key_fingerprint IS NFC NORMALIZED");
                    table.CheckConstraint("ck_match_sources_source_nfc", "source IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "match_work",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_work", x => x.learner_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_learner_matches_learner_id",
                table: "learner_matches",
                column: "learner_id");

            // Whatever way a number comes or changes, by hand, by list or by a merge, the work for it is noted here.
            // DO UPDATE and not DO NOTHING: the row is held, so that nobody does the work before this is committed.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION note_new_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF EXISTS (SELECT FROM match_sources) THEN
                    INSERT INTO match_work (learner_id)
                    SELECT id FROM registered WHERE citizen_id_index IS NOT NULL
                    ON CONFLICT (learner_id) DO UPDATE SET learner_id = excluded.learner_id;
                  END IF;
                  RETURN NULL;
                END $$;

                CREATE FUNCTION note_changed_number() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF EXISTS (SELECT FROM match_sources) THEN
                    INSERT INTO match_work (learner_id) VALUES (NEW.id)
                    ON CONFLICT (learner_id) DO UPDATE SET learner_id = excluded.learner_id;
                  END IF;
                  RETURN NULL;
                END $$;

                CREATE TRIGGER note_new_numbers AFTER INSERT ON learners
                REFERENCING NEW TABLE AS registered FOR EACH STATEMENT EXECUTE FUNCTION note_new_numbers();

                CREATE TRIGGER note_changed_number AFTER UPDATE ON learners FOR EACH ROW
                WHEN ((OLD.citizen_id_index, OLD.state, OLD.restricted_at)
                  IS DISTINCT FROM (NEW.citizen_id_index, NEW.state, NEW.restricted_at))
                EXECUTE FUNCTION note_changed_number();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER note_new_numbers ON learners;
                DROP TRIGGER note_changed_number ON learners;
                DROP FUNCTION note_new_numbers();
                DROP FUNCTION note_changed_number();
                """);

            migrationBuilder.DropTable(
                name: "learner_matches");

            migrationBuilder.DropTable(
                name: "match_sources");

            migrationBuilder.DropTable(
                name: "match_work");
        }
    }
}
