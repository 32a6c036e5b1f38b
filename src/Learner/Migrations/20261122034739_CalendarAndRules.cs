using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class CalendarAndRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    decree = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_days", x => x.day);
                    table.CheckConstraint("ck_calendar_days_decree_nfc", "decree IS NFC NORMALIZED");
                    table.CheckConstraint("ck_calendar_days_name_nfc", "name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_calendar_days_source_nfc", "source IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "rules",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rules", x => new { x.code, x.version });
                    table.CheckConstraint("ck_rules_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_rules_legal_basis_nfc", "legal_basis IS NFC NORMALIZED");
                    table.CheckConstraint("ck_rules_source_nfc", "source IS NFC NORMALIZED");
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_days");

            migrationBuilder.DropTable(
                name: "rules");
        }
    }
}
