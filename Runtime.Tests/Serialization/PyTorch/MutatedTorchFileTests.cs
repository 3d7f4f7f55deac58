using NetGen.Generated;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Serialization.PyTorch;

/// <summary>
/// Valid files of PyTorch with random damage: each is refused with <see cref="InvalidDataException"/> or loads, and none crashes, hangs or eats memory.
/// </summary>
public class MutatedTorchFileTests
{
    // The small count has the same first seeds.
    private static readonly int Count = TestScale.Count(small: 2000, full: 10_000);

    // Far more than a load of these small files takes, far less than any forged length would.
    private const long MemoryLimit = 1 << 20;

    private static readonly string[] Originals = ["sequential.pt", "sequential_2.pt", "sequential_p4.pt", "checkpoint.pt", "strided.pt", "half.pt"];

    [Fact]
    public void Damage_is_refused_or_does_no_harm()
    {
        byte[][] originals = [.. Originals.Select(TorchFiles.Bytes)];
        var target = TestNetworks.Create<ImageLayout>(seed: 2);
        int loaded = 0, refused = 0;
        for (int seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            byte[] file = Mutate(originals[random.Next(originals.Length)], random);
            if (Load(target, file, seed))
            {
                loaded++;
            }
            else
            {
                refused++;
            }
        }

        // A test in which nothing is refused, or nothing loads, tests nothing.
        Assert.True(loaded > Count / 20, $"Only {loaded} of {Count} loaded.");
        Assert.True(refused > Count / 2, $"Only {refused} of {Count} were refused.");
    }

    private static bool Load(NetworkCore target, byte[] file, int seed)
    {
        var before = target.Storage;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        bool loaded = true;
        try
        {
            // A third of the files come in a stream whose length nobody knows, another third by way of a stream that can seek.
            var match = (LoadMatch)(seed / 3 % 3);
            _ = (seed % 3) switch
            {
                0 => NetworkFile.Load(target, file, match),
                1 => NetworkFile.Load(target, new OneByteStream(file), match),
                _ => NetworkFile.Load(target, new MemoryStream(file), match),
            };
        }
        catch (InvalidDataException e)
        {
            loaded = false;
            Assert.Same(before, target.Storage);
            Assert.InRange(e.Message.Length, 20, 2_000);
        }
        catch (Exception e)
        {
            Assert.Fail($"Mutation {seed}: {e}");
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < MemoryLimit, $"Mutation {seed} took more than {MemoryLimit} bytes.");
        Assert.Equal(loaded, !ReferenceEquals(before, target.Storage));
        return loaded;
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        byte[] file = [.. original];
        switch (random.Next(6))
        {
            case 0: // Bits anywhere.
                FlipBits(file, random);
                return file;
            case 1: // The end is missing.
                return file[..random.Next(file.Length)];
            case 2: // The directory of the archive, at its end.
                file[file.Length - 1 - random.Next(400)] = (byte)random.Next(256);
                return file;
            case 3: // Bytes too many or cut out.
                return Resize(file, random);
            default: // The pickle, or another file, in an archive that is whole.
                var files = TorchBytes.Unzip(original);
                int index = random.Next(3) == 0 ? random.Next(files.Count) : 0;
                files[index] = (files[index].Name, MutateContent(files[index].Content, random));
                return TorchBytes.Zip(files);
        }
    }

    private static byte[] MutateContent(byte[] content, Random random)
    {
        byte[] bytes = [.. content];
        switch (random.Next(5))
        {
            case 0:
                FlipBits(bytes, random);
                return bytes;
            case 1: // A byte takes the value of another: instructions at the wrong place.
                bytes[random.Next(bytes.Length)] = bytes[random.Next(bytes.Length)];
                return bytes;
            case 2: // Another number after an instruction that takes one.
                int[] numbers = [.. Enumerable.Range(0, bytes.Length - 1).Where(i => "KMhqX".Contains((char)bytes[i], StringComparison.Ordinal))];
                if (numbers.Length > 0)
                {
                    bytes[numbers[random.Next(numbers.Length)] + 1] = (byte)random.Next(256);
                }

                return bytes;
            case 3: // Any instruction at any place.
                bytes[random.Next(bytes.Length)] = (byte)"(.0123GIJKLMNPQRSTUVXabcdeghijlopqrstu})]"[random.Next(40)];
                return bytes;
            default:
                return Resize(bytes, random);
        }
    }

    private static void FlipBits(byte[] bytes, Random random)
    {
        for (int i = random.Next(1, 9); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }
    }

    private static byte[] Resize(byte[] bytes, Random random)
    {
        int place = random.Next(bytes.Length), count = random.Next(1, 20);
        return random.Next(2) == 0
            ? [.. bytes[..place], .. bytes.AsSpan(place - Math.Min(place, count), Math.Min(place, count)), .. bytes[place..]]
            : [.. bytes[..place], .. bytes[Math.Min(bytes.Length, place + count)..]];
    }
}
