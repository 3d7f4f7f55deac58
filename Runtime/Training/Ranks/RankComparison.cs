using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen;

/// <summary>
/// Compares what the ranks of a group are about to do: what differs, or has failed on one, is an error on all, so that nobody waits for the others.
/// </summary>
internal static class RankComparison
{
    private const char Separator = '\n';

    /// <summary>Returns on all ranks or on none.</summary>
    /// <param name="group">The ranks.</param>
    /// <param name="facts">What this rank is about to do; empty if it has failed.</param>
    /// <param name="failure">Why it cannot; null if it can.</param>
    /// <exception cref="InvalidOperationException">Another rank has failed, or they differ; the message names the ranks.</exception>
    public static void Check(RankGroup group, IReadOnlyList<(string Name, string Value)> facts, Exception? failure)
    {
        string[] texts = Exchange(group, failure is null
            ? string.Join(Separator, facts.SelectMany(fact => (string[])[OneLine(fact.Name), OneLine(fact.Value)]).Prepend(""))
            : OneLine(failure.Message));
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        // What a rank can do begins with an empty line; why it cannot does not.
        int failed = Array.FindIndex(texts, text => !text.StartsWith(Separator));
        if (failed >= 0)
        {
            throw new InvalidOperationException($"Rank {failed} cannot train: {VisibleText.Of(texts[failed])}");
        }

        var all = texts.Select(text => text.Split(Separator)[1..]).ToArray();
        for (int i = 0; i < all[0].Length; i += 2)
        {
            string name = all[0][i];
            string[] values = [.. all.Select(ofRank => Value(ofRank, name))];
            if (values.Distinct().Count() > 1)
            {
                throw new InvalidOperationException($"The ranks are not about to train the same: {VisibleText.Of(name)} differs, it is {Describe(values)}.");
            }
        }
    }

    private static string Value(string[] facts, string name)
    {
        int place = Array.IndexOf(facts, name);
        return place < 0 ? "unknown" : facts[place + 1];
    }

    private static string Describe(string[] values) => string.Join(
        ", but ",
        values.Select((value, rank) => (value, rank)).GroupBy(pair => pair.value, pair => pair.rank).Select(same =>
            $"'{VisibleText.Of(same.Key)}' on {(same.Count() == 1 ? "rank" : "the ranks")} {string.Join(", ", same)}"));

    private static string[] Exchange(RankGroup group, string text)
    {
        byte[] own = Encoding.UTF8.GetBytes(text);
        int[] counts = new int[group.Size], ofNumbers = new int[group.Size];
        counts[group.Rank] = own.Length;
        Array.Fill(ofNumbers, sizeof(int));
        group.AllGather(MemoryMarshal.AsBytes(counts.AsSpan()), ofNumbers);
        byte[] all = new byte[counts.Sum()];
        own.CopyTo(all, counts.Take(group.Rank).Sum());
        group.AllGather(all, counts);
        int start = 0;
        return Array.ConvertAll(counts, count => Encoding.UTF8.GetString(all, (start += count) - count, count));
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
