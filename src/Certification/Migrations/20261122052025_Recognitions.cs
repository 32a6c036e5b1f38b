using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Certifications.Migrations
{
    /// <inheritdoc />
    public partial class Recognitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "homes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_homes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "home_guides",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    home_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guide_member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guided_member_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_home_guides", x => x.id);
                    table.ForeignKey(
                        name: "fk_home_guides_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "home_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    home_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_present = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_home_members", x => x.id);
                    table.ForeignKey(
                        name: "fk_home_members_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recognitions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    home_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recognitions", x => x.id);
                    table.ForeignKey(
                        name: "fk_recognitions_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recognition_changes",
                columns: table => new
                {
                    recognition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    granted = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cause = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recognition_changes", x => new { x.recognition_id, x.sequence });
                    table.CheckConstraint("ck_recognition_changes_cause_nfc", "cause IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_recognition_changes_recognitions_recognition_id",
                        column: x => x.recognition_id,
                        principalTable: "recognitions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_home_guides_home_id",
                table: "home_guides",
                column: "home_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_members_home_id",
                table: "home_members",
                column: "home_id");

            migrationBuilder.CreateIndex(
                name: "ix_home_members_learner_id",
                table: "home_members",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_recognitions_home_id_rule_version",
                table: "recognitions",
                columns: new[] { "home_id", "rule_version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "home_guides");

            migrationBuilder.DropTable(
                name: "home_members");

            migrationBuilder.DropTable(
                name: "recognition_changes");

            migrationBuilder.DropTable(
                name: "recognitions");

            migrationBuilder.DropTable(
                name: "homes");
        }
    }
}
