using System.Globalization;

namespace NetGen;

/// <summary>
/// Trains a number of trials, each of which draws its values from a space, and shares them with other processes: whatever runs this program with the same
/// folder takes trials from it, until all are done.
/// </summary>
/// <remarks>
/// <para>The processes need nothing but the folder: ranks of <c>mpirun</c>, tasks of a Slurm array, the pods of an indexed Kubernetes job, or programs that
/// are started by hand. Each trial that is done is a file in it, and so is its network; a trial whose process was killed is done again, alone. What a trial
/// comes to does not depend on the process, nor on the other trials.
/// </para>
/// <para>A candidate is a function that makes the trainer of its class, so a sweep over widths and depths has several annotated classes:</para>
/// <code>
/// var sweep = new TrialSweep("sweep") { Trials = 60, Seed = 1 };
/// sweep.Add("shallow", Make&lt;Shallow&gt;);
/// sweep.Add("deep", Make&lt;Deep&gt;);
/// Console.WriteLine(sweep.Run(train, validation));
///
/// static Trainer&lt;T&gt; Make&lt;T&gt;(Trial trial)
///     where T : class, INetwork&lt;T&gt; =>
///     new(T.Create(seed: 1), new Adam { LearningRate = trial.LogUniform("rate", 1e-4f, 1e-1f) }) { BatchSize = trial.Choice("batch", 16, 32, 64) };
/// </code>
/// </remarks>
public sealed class TrialSweep
{
    private readonly string path;
    private readonly List<(string Name, Func<Trial, ArchitectureTraining> Prepare)> candidates = [];

    /// <summary>A sweep in a folder.</summary>
    /// <param name="folder">The folder, which all processes reach; it is made unless it is there. Each sweep has a folder of its own.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public TrialSweep(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        path = folder;
    }

    /// <summary>How many trials there are, at least 1; trial k trains candidate k mod their number. More may be asked for later. Default 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Trials
    {
        get;
        set => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(
            nameof(Trials), value, FormattableString.Invariant($"{nameof(Trials)} must be at least 1."));
    } = 20;

    /// <summary>Keys what the trials draw. Default 0.</summary>
    public long Seed { get; set; }

    /// <summary>Whether each trial's network is kept beside its result, as <c>trial-0007.safetensors</c>. Default true.</summary>
    public bool KeepsNetworks { get; set; } = true;

    /// <summary>Adds a candidate.</summary>
    /// <param name="name">What it is called in the table; each has a name of its own.</param>
    /// <param name="make">Makes the trainer of a trial, with a new network and a new optimizer. It depends on the trial alone.</param>
    /// <typeparam name="TNetwork">The annotated class.</typeparam>
    /// <exception cref="ArgumentException">Another candidate has this name.</exception>
    public void Add<TNetwork>(string name, Func<Trial, Trainer<TNetwork>> make)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(make);
        if (candidates.Exists(candidate => candidate.Name == name))
        {
            throw new ArgumentException($"There is a candidate '{VisibleText.Of(name)}' already: each needs a name of its own.", nameof(name));
        }

        candidates.Add((name, trial => new ArchitectureTraining<TNetwork>(
            name, make(trial) ?? throw new InvalidOperationException($"The function that makes the trainer of '{VisibleText.Of(name)}' gave null."))));
    }

    /// <summary>Takes trials, one after the other, until none is left to take, and gives the table of all that are done.</summary>
    /// <param name="train">What they learn from.</param>
    /// <param name="validation">What they are compared on.</param>
    /// <param name="cancellation">Ends the running trial after its batch; it is not written down, and another process may take it.</param>
    /// <returns>The table, which other processes may still be adding to.</returns>
    /// <exception cref="InvalidOperationException">There are no candidates, or the folder has trials of another sweep.</exception>
    /// <exception cref="InvalidDataException">A result in the folder is damaged.</exception>
    /// <exception cref="ArgumentException">The data do not fit a network or its loss.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public TrialTable Run(Dataset train, Dataset validation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        CheckCandidates();
        var folder = new TrialFolder(path);
        int first = ProcessPlace.Find().FirstOf(Trials);
        bool anyTaken = true;
        while (anyTaken && !cancellation.IsCancellationRequested)
        {
            // Once more after each round: a process that was killed meanwhile has left its trial.
            anyTaken = false;
            for (int i = 0; i < Trials && !cancellation.IsCancellationRequested; i++)
            {
                anyTaken |= TryTake(folder, (first + i) % Trials, train, validation, cancellation);
            }
        }

        return Table(folder);
    }

    /// <summary>The table of the trials that are done so far, by any process.</summary>
    /// <exception cref="InvalidOperationException">There are no candidates, or the folder has trials of another sweep.</exception>
    /// <exception cref="InvalidDataException">A result in the folder is damaged.</exception>
    public TrialTable Read()
    {
        CheckCandidates();
        return Table(new TrialFolder(path));
    }

    private (string Name, Func<Trial, ArchitectureTraining> Prepare) CandidateOf(int trial) => candidates[trial % candidates.Count];

    private bool TryTake(TrialFolder folder, int number, Dataset train, Dataset validation, CancellationToken cancellation)
    {
        if (folder.IsDone(number))
        {
            return false;
        }

        using var claim = folder.TryClaim(number);
        if (claim is null)
        {
            return false;
        }

        var (name, prepare) = CandidateOf(number);
        var trial = new Trial(Seed, number);
        var training = prepare(trial);
        training.Check(train, validation);
        var entry = training.Run(train, validation, cancellation);
        if (!cancellation.IsCancellationRequested)
        {
            if (KeepsNetworks)
            {
                entry.Save(folder.NetworkOf(number));
            }

            folder.Write(TrialResult.Of(trial, Seed, name, entry.Description.ParameterCount, entry.History, entry.Diverged));
        }

        return true;
    }

    private TrialTable Table(TrialFolder folder)
    {
        TrialResult[] results = [.. Enumerable.Range(0, Trials).Where(folder.IsDone).Select(folder.Read)];
        foreach (var result in results)
        {
            string expected = CandidateOf(result.Number).Name;
            if (result.Seed != Seed || result.Candidate != expected)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{path}' has trials of another sweep: trial {result.Number} trained '{VisibleText.Of(result.Candidate)}' with the seed {result.Seed}, "
                    + $"but here it is '{VisibleText.Of(expected)}' with {Seed}."));
            }
        }

        return new TrialTable(results, Trials);
    }

    private void CheckCandidates()
    {
        if (candidates.Count == 0)
        {
            throw new InvalidOperationException($"The sweep has nothing to train: call {nameof(Add)} first.");
        }
    }
}
