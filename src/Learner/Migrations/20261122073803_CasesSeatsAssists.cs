using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class CasesSeatsAssists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unnamed_count = table.Column<int>(type: "integer", nullable: false),
                    helper_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    helper_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    helper_learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    topic_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    application_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    procedure_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    alone_next_time_claimed = table.Column<bool>(type: "boolean", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assists", x => x.id);
                    table.CheckConstraint("ck_assists_application_code_nfc", "application_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_assists_procedure_code_nfc", "procedure_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_assists_recorded_by_nfc", "recorded_by IS NFC NORMALIZED");
                    table.CheckConstraint("ck_assists_someone", "(learner_id IS NULL) = (unnamed_count > 0)");
                    table.CheckConstraint("ck_assists_topic_code_nfc", "topic_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_assists_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_assists_learners_helper_learner_id",
                        column: x => x.helper_learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_assists_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_assists_organisations_helper_organisation_id",
                        column: x => x.helper_organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_assists_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "home_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    household_id = table.Column<Guid>(type: "uuid", nullable: true),
                    channel = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    topic_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    procedure_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    urgency = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    unreached_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unreached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    worker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    paused_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    overdue_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reopen_count = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_home_cases", x => x.id);
                    table.CheckConstraint("ck_home_cases_procedure_code_nfc", "procedure_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_home_cases_topic_code_nfc", "topic_code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_home_cases_unreached", "(unreached_id IS NULL) = (unreached_at IS NULL)");
                    table.ForeignKey(
                        name: "fk_home_cases_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_home_cases_areas_commune_id",
                        column: x => x.commune_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_home_cases_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_home_cases_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_home_cases_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_desks",
                columns: table => new
                {
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_desks", x => x.area_id);
                    table.CheckConstraint("ck_support_desks_changed_by_nfc", "changed_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_support_desks_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_seats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    counter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    officer_learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_seats", x => x.id);
                    table.CheckConstraint("ck_support_seats_counter_nfc", "counter IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_support_seats_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "home_case_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    action = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    worker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    note_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    note_key_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_home_case_steps", x => x.id);
                    table.CheckConstraint("ck_home_case_steps_actor_nfc", "actor IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_home_case_steps_home_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "home_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seat_terms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat_terms", x => x.id);
                    table.CheckConstraint("ck_seat_terms_dates", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_seat_terms_learners_officer_learner_id",
                        column: x => x.officer_learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seat_terms_support_seats_seat_id",
                        column: x => x.seat_id,
                        principalTable: "support_seats",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_assists_area_id",
                table: "assists",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_assists_helper_learner_id",
                table: "assists",
                column: "helper_learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_assists_helper_organisation_id",
                table: "assists",
                column: "helper_organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_assists_learner_id_application_code_on",
                table: "assists",
                columns: new[] { "learner_id", "application_code", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_assists_place_id",
                table: "assists",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_case_steps_case_id_number",
                table: "home_case_steps",
                columns: new[] { "case_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_home_cases_area_id",
                table: "home_cases",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_cases_commune_id",
                table: "home_cases",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_cases_due_at",
                table: "home_cases",
                column: "due_at",
                filter: "overdue_at IS NULL AND state NOT IN ('Resolved', 'Cancelled')");

            migrationBuilder.CreateIndex(
                name: "ix_home_cases_household_id",
                table: "home_cases",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_cases_learner_id",
                table: "home_cases",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_cases_team_id",
                table: "home_cases",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "ix_seat_terms_officer_learner_id",
                table: "seat_terms",
                column: "officer_learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_seat_terms_seat_id",
                table: "seat_terms",
                column: "seat_id");

            migrationBuilder.CreateIndex(
                name: "ix_support_seats_area_id_counter",
                table: "support_seats",
                columns: new[] { "area_id", "counter" },
                unique: true);

            // What the model cannot express: one case a month for whom no message reaches, one officer at a counter at a
            // time, and a history that is only added to, except that the words about an erased person go.
            migrationBuilder.Sql("""
                ALTER TABLE home_cases ADD CONSTRAINT ex_home_cases_unreached EXCLUDE USING gist (
                    unreached_id WITH =,
                    tsrange(unreached_at AT TIME ZONE 'UTC', unreached_at AT TIME ZONE 'UTC' + interval '30 days') WITH &&)
                    WHERE (unreached_id IS NOT NULL);
                ALTER TABLE seat_terms ADD CONSTRAINT ex_seat_terms_seat EXCLUDE USING gist (
                    seat_id WITH =, daterange(valid_from, valid_to) WITH &&);
                CREATE FUNCTION keep_case_step() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF tg_op = 'UPDATE' AND new.note_sealed IS NULL
                        AND to_jsonb(new) - 'note_sealed' = to_jsonb(old) - 'note_sealed' THEN
                        RETURN new;
                    END IF;
                    RAISE EXCEPTION 'The history of a case is only ever added to.';
                END $$;
                CREATE TRIGGER keep_case_step BEFORE UPDATE OR DELETE ON home_case_steps
                    FOR EACH ROW EXECUTE FUNCTION keep_case_step();
                CREATE TRIGGER keep_case_history BEFORE TRUNCATE ON home_case_steps
                    FOR EACH STATEMENT EXECUTE FUNCTION keep_case_step();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assists");

            migrationBuilder.DropTable(
                name: "home_case_steps");

            migrationBuilder.DropTable(
                name: "seat_terms");

            migrationBuilder.DropTable(
                name: "support_desks");

            migrationBuilder.DropTable(
                name: "home_cases");

            migrationBuilder.DropTable(
                name: "support_seats");

            migrationBuilder.Sql("DROP FUNCTION keep_case_step;");
        }
    }
}
