using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Courses.Migrations
{
    /// <inheritdoc />
    public partial class NamesTakenOffTheRoll : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_attendances_session_id_learner_id",
                table: "attendances");

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_reason",
                table: "attendances",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "attendances",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withdrawn_by",
                table: "attendances",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_attendances_session_id_learner_id",
                table: "attendances",
                columns: new[] { "session_id", "learner_id" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_attendances_withdrawal",
                table: "attendances",
                sql: "(withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_attendances_withdrawn_by_nfc",
                table: "attendances",
                sql: "withdrawn_by IS NFC NORMALIZED");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_attendances_session_id_learner_id",
                table: "attendances");

            migrationBuilder.DropCheckConstraint(
                name: "ck_attendances_withdrawal",
                table: "attendances");

            migrationBuilder.DropCheckConstraint(
                name: "ck_attendances_withdrawn_by_nfc",
                table: "attendances");

            migrationBuilder.DropColumn(
                name: "withdrawal_reason",
                table: "attendances");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "attendances");

            migrationBuilder.DropColumn(
                name: "withdrawn_by",
                table: "attendances");

            migrationBuilder.CreateIndex(
                name: "ix_attendances_session_id_learner_id",
                table: "attendances",
                columns: new[] { "session_id", "learner_id" },
                unique: true);
        }
    }
}
