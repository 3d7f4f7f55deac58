namespace NetGen.Runtime.Tests.Misuse;

/// <summary>Threads that use one network at once end in turn or in an exception, none in a crash of the process.</summary>
[Trait("Category", "Long")]
public class RaceTests
{
    private static readonly int Races = TestScale.Count(small: 20, full: 1000);

    [Fact]
    public void Every_step_is_made_or_refused()
    {
        using var subject = new Subject();
        for (int race = 0; race < Races; race++)
        {
            var network = new Used(seed: race);
            var optimizer = new Adam();
            int[] made = new int[2];
            AtOnce(thread =>
            {
                for (int step = 0; step < 50; step++)
                {
                    made[thread] += Refused(() => network.TrainStep(subject.Inputs, subject.Targets, optimizer)) ? 0 : 1;
                }
            });

            Assert.Equal(made.Sum(), network.Step);
            Assert.Equal(made.Sum(), optimizer.Steps);
            Assert.All(network.Parameters.ToArray(), parameter => Assert.True(float.IsFinite(parameter)));
        }
    }

    /// <summary>Two change the network in all ways that there are, a third one reads it in all ways.</summary>
    [Fact]
    public void Everything_at_once()
    {
        using var first = new Subject();
        using var second = new Subject(first.Network);
        using var third = new Subject(first.Network);
        Subject[] subjects = [first, second, third];
        Action<Subject>[] changes = [.. NetworkUses.Exclusive.Values], reads = [.. NetworkUses.Free.Values];
        for (int race = 0; race < Races; race++)
        {
            int seed = race;
            AtOnce(
                thread =>
                {
                    var random = new Random((3 * seed) + thread);
                    var uses = thread == 2 ? reads : changes;
                    for (int i = 0; i < 20; i++)
                    {
                        Refused(() => uses[random.Next(uses.Length)](subjects[thread]));
                    }
                },
                threads: 3);
        }

        first.Optimizer.Reset();
        first.Network.Load(first.File);
        first.Network.Unfreeze("Hidden");
        Assert.True(float.IsFinite(first.TrainStep()));
    }

    /// <summary>Both start with an optimizer that has no network yet.</summary>
    [Fact]
    public void Two_networks_that_race_for_an_optimizer()
    {
        using var subject = new Subject();
        for (int race = 0; race < Races; race++)
        {
            Used[] networks = [new(seed: 1), new(seed: 2)];
            var optimizer = new Adam();
            AtOnce(thread => Refused(() => networks[thread].TrainStep(subject.Inputs, subject.Targets, optimizer)));

            Assert.Equal(1, networks[0].Step + networks[1].Step);
            Assert.Equal(1, optimizer.Steps);
        }
    }

    private static void AtOnce(Action<int> work, int threads = 2)
    {
        using var start = new Barrier(threads);
        var running = Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                work(thread);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        Task.WaitAll(running);
    }

    private static bool Refused(Action use)
    {
        try
        {
            use();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
