using System.Security.Cryptography;
using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Training.Checkpoints;

/// <summary>Valid checkpoints with random damage: none is taken for a whole one, and none crashes, hangs or eats memory.</summary>
/// <remarks>500 of each kind in the ordinary run, 10,000 in full (<c>NETGEN_TEST_SCALE</c>).</remarks>
public sealed class MutatedCheckpointTests : IDisposable
{
    private const int MagicLength = 8, Start = MagicLength + SHA256.HashSizeInBytes;

    // Far more than this small file takes, far less than any forged length would.
    private const long MemoryLimit = 4 << 20;

    private readonly ResumeRun run = new() { Optimizer = () => new Adam(), Callbacks = () => [new EarlyStopping { Patience = 9, RestoreBestWeights = true }] };
    private readonly byte[] original;
    private readonly string file;

    public MutatedCheckpointTests()
    {
        using var source = new CancellationTokenSource();
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath) { EveryEpochs = null }, new CancelAt(8, source)), source.Token);
        file = run.PathOf("run-1.checkpoint");
        original = File.ReadAllBytes(file);
    }

    private static int Count => TestScale.Count(small: 500, full: 10_000);

    public void Dispose() => run.Dispose();

    [Fact]
    public void Damage_is_always_found()
    {
        for (int seed = 0; seed < Count; seed++)
        {
            byte[] damaged = Damage(new Random(seed));
            if (damaged.SequenceEqual(original))
            {
                continue;
            }

            File.WriteAllBytes(file, damaged);
            float[] before = run.Create().Network.Parameters.ToArray();
            var trainer = run.Create(new Checkpoint(run.FilePath));

            var error = Assert.Throws<InvalidDataException>(() => trainer.Resume(run.FilePath));

            Assert.InRange(error.Message.Length, 20, 2_000);
            Assert.Equal(before, trainer.Network.Parameters.ToArray());
        }
    }

    /// <summary>Whoever makes the checksum right again gets past it, but no further than the format lets him.</summary>
    [Fact]
    public void Forgeries_are_refused_or_do_no_harm()
    {
        int resumed = 0, refused = 0, ended = 0;
        for (int seed = 0; seed < Count; seed++)
        {
            File.WriteAllBytes(file, Sealed(MutatedFileTests.Mutate(original[Start..], new Random(seed))));
            var trainer = run.Create(new Checkpoint(run.FilePath) { EveryEpochs = null });
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                trainer.Resume(run.FilePath);
                resumed++;
                File.Delete(file);
                ResumeRun.Fit(trainer);
                ended++;
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException or TrainingDivergedException)
            {
                refused++;
                Assert.InRange(e.Message.Length, 20, 2_000);
            }
            catch (Exception e)
            {
                Assert.Fail($"Mutation {seed}: {e}");
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < MemoryLimit, $"Mutation {seed} took more than {MemoryLimit} bytes.");
        }

        // A test in which nothing is refused, or nothing goes on, tests nothing.
        Assert.True(ended > Count / 20, $"Only {ended} of {Count} went on to the end, {resumed} were resumed.");
        Assert.True(refused > Count / 4, $"Only {refused} of {Count} were refused.");
    }

    private static byte[] Sealed(byte[] content) => [.. "NETGENCP"u8, .. SHA256.HashData(content), .. content];

    private byte[] Damage(Random random)
    {
        byte[] damaged = [.. original];
        switch (random.Next(4))
        {
            case 0: // The end is missing.
                return damaged[..random.Next(damaged.Length)];
            case 1: // One bit.
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                return damaged;
            case 2: // A block was never written.
                int from = random.Next(damaged.Length);
                damaged.AsSpan(from, Math.Min(512, damaged.Length - from)).Clear();
                return damaged;
            default: // Bytes too many.
                return [.. damaged, .. new byte[random.Next(1, 600)]];
        }
    }
}
