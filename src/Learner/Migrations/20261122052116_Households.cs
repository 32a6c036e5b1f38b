using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class Households : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            // What the model cannot express: a person lives in one household on a day.
            migrationBuilder.Sql("""
                ALTER TABLE household_members ADD CONSTRAINT ex_household_members_learner EXCLUDE USING gist (
                    learner_id WITH =, daterange(joined_on, left_on) WITH &&);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "household_guides");

            migrationBuilder.DropTable(
                name: "household_visits");

            migrationBuilder.DropTable(
                name: "household_members");

            migrationBuilder.DropTable(
                name: "households");
        }
    }
}
