using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Platform.Simulator.VNeId;
using static Platform.Simulator.VNeId.VNeIdSimulator;

namespace Platform.Simulator.Tests;

public sealed class VNeIdSimulatorTests
{
    private static readonly Guid[] References =
        [.. Enumerable.Range(0, 2_000).Select(n => new Guid(n, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8))];

    private readonly VNeIdOptions options = new() { Credential = "a secret of the tests", DelayMs = 0 };

    [Fact]
    public void The_same_seed_gives_every_reference_the_same_fate()
    {
        var (first, second) = (Play(options), Play(options));

        Assert.Equal(first.Replies, second.Replies);
        Assert.Equal(
            first.Answers.Select(a => (a.Reference, a.Outcome, a.Receipt)),
            second.Answers.Select(a => (a.Reference, a.Outcome, a.Receipt)));
        Assert.NotEqual(first.Replies, Play(new() { Credential = "x", DelayMs = 0, Seed = 2 }).Replies);
    }

    [Fact]
    public void A_fifth_of_the_replies_is_lost_late_or_double()
    {
        var (replies, answers) = Play(options);
        var told = answers.GroupBy(a => a.Reference).ToList();

        AssertShare(20, replies.Count(reply => reply is Reply.Never), replies.Count);
        AssertShare(20, replies.Count(reply => reply is Reply.Late), replies.Count);
        AssertShare(20, told.Count(group => group.Count() == 2), told.Count);
        AssertShare(76, told.Count, References.Length); // 95 % are decided, and a fifth of that is never told
        AssertShare(11, told.Count(group => group.First().Outcome == "rejected"), told.Count);
        Assert.All(told, group => Assert.Single(group.Distinct()));
    }

    [Fact]
    public void An_answer_that_was_lost_is_found_by_its_reference()
    {
        var simulator = new VNeIdSimulator(options, TimeProvider.System);
        foreach (var reference in References)
            simulator.Take(reference);
        var told = All(simulator).Select(a => a.Reference).ToHashSet();

        var found = References.Select(reference => simulator.Find(reference).Standing!.Answer).ToList();

        AssertShare(95, found.Count(answer => answer is not null), References.Length);
        Assert.Contains(found, answer => answer is not null && !told.Contains(answer.Reference));
        Assert.Null(simulator.Find(Guid.NewGuid()).Standing);
    }

    [Fact]
    public async Task Over_HTTP_it_lets_in_whoever_shows_the_secret()
    {
        options.DropPercent = options.DelayPercent = options.SilentPercent = 0;
        await using var app = VNeIdCommand.Build(["--urls", "http://127.0.0.1:0"], options);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        using var client = new HttpClient { BaseAddress = new Uri(address.Single()) };
        var request = new Request(References[0], Guid.NewGuid(), "vneid-basics", 1, new DateOnly(2026, 3, 1));

        using var stranger = await client.PutAsJsonAsync($"/confirmations/{request.Reference}", request);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Credential);
        using var other = await client.PutAsJsonAsync($"/confirmations/{References[1]}", request);
        using var taken = await client.PutAsJsonAsync($"/confirmations/{request.Reference}", request);
        using var again = await client.PutAsJsonAsync($"/confirmations/{request.Reference}", request);
        var standing = await client.GetFromJsonAsync<Standing>($"/confirmations/{request.Reference}");

        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (taken.StatusCode, again.StatusCode));
        Assert.Equal(request.Reference, standing!.Answer!.Reference);
    }

    private static (List<Reply> Replies, List<Answer> Answers) Play(VNeIdOptions options)
    {
        var simulator = new VNeIdSimulator(options, TimeProvider.System);
        var replies = References.Select(simulator.Take).ToList();
        return (replies, All(simulator));
    }

    private static List<Answer> All(VNeIdSimulator simulator)
    {
        List<Answer> all = [];
        for (var page = simulator.Answers(0); page.Items.Count > 0; page = simulator.Answers(page.Next))
            all.AddRange(page.Items);
        return all;
    }

    private static void AssertShare(int percent, int part, int whole) =>
        Assert.InRange(100.0 * part / whole, percent - 3, percent + 3);
}
