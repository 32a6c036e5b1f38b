using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class CertificatesAreSuspended : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "reinstated_version",
                table: "held_certificates",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "suspended_version",
                table: "held_certificates",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "valid_until",
                table: "held_certificates",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "reinstated_version",
                table: "held_certificates");

            migrationBuilder.DropColumn(
                name: "suspended_version",
                table: "held_certificates");

            migrationBuilder.DropColumn(
                name: "valid_until",
                table: "held_certificates");
        }
    }
}
