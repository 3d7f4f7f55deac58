using System.Globalization;
using System.Text.Json;

namespace NetGen.Benchmarks.Protocol;

/// <summary>
/// A program's side of the comparison, the same as <c>pytorch_peer.py</c> has: takes a command a line from standard input and answers with one JSON object a line.
/// <c>describe</c>; <c>prepare WORK</c> builds all variants and keeps the fastest; <c>run STEPS</c> times steps of it; <c>quit</c>.
/// </summary>
/// <param name="program">What answers.</param>
/// <param name="threads">The threads that a step has.</param>
internal sealed class PeerServer(IMeasuredProgram program, int threads)
{
    private readonly VariantClock clock = new(threads);
    private Variant? variant;

    /// <summary>Answers until the input ends.</summary>
    public void Serve()
    {
        using var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };

        // What libraries print must not come between the answers.
        Console.SetOut(Console.Error);
        while (Console.ReadLine() is { } line && line != "quit")
        {
            answers.WriteLine(JsonSerializer.Serialize(Answer(line)));
        }
    }

    private Dictionary<string, object> Answer(string line)
    {
        string[] words = line.Split(' ', 2);
        try
        {
            return words switch
            {
                ["describe"] => new() { ["description"] = program.Describe(), ["works"] = program.Works },
                ["prepare", var work] => Prepare(work),
                ["run", var steps] => Run(int.Parse(steps, CultureInfo.InvariantCulture)),
                _ => Error($"there is no command '{line}'"),
            };
        }
        catch (Exception problem)
        {
            // Whatever a native library makes of a failure: the comparison leaves this program out and says why.
            return Error(OneLine(problem));
        }
    }

    private Dictionary<string, object> Prepare(string name)
    {
        if (!program.Works.Contains(name))
        {
            return Error($"there is no work '{name}'");
        }

        variant = null;
        Collect();
        var work = program.Prepare(name);
        var fastest = VariantChoice.Fastest(work, clock);
        variant = fastest.Variant;

        // What the other variants have left behind must not be collected while this one is timed.
        Collect();
        return new() { ["variant"] = fastest.Name, ["parameters"] = work.Parameters };
    }

    private Dictionary<string, object> Run(int steps) => variant is null
        ? Error("'run' needs a 'prepare' before it")
        : new() { ["us"] = clock.Time(variant, steps).TotalMicroseconds };

    // Native memory goes with its finalizers.
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static Dictionary<string, object> Error(string message) => new() { ["error"] = message };

    // What fails in a static constructor is wrapped.
    private static string OneLine(Exception problem)
    {
        var cause = problem is TypeInitializationException { InnerException: { } inner } ? inner : problem;
        return string.Join(' ', cause.Message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }
}
