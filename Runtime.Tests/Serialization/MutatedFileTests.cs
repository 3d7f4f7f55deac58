using System.Buffers.Binary;
using NetGen.Generated;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Serialization;

/// <summary>Valid files with random damage: each is refused with <see cref="InvalidDataException"/> or loads, and none crashes, hangs or eats memory.</summary>
public class MutatedFileTests
{
    // The small count has the same first seeds.
    private static readonly int Count = TestScale.Count(small: 2000, full: 10_000);

    // Far more than a load of these small files takes, far less than any forged length would.
    private const long MemoryLimit = 1 << 20;

    [Fact]
    public void Damage_is_refused_or_does_no_harm()
    {
        var core = TestNetworks.Create<ScaledRegressionLayout>(seed: 1);
        core.FillState(i => 0.5f + i);
        core.Storage.ClassNames = ["one", "two"];
        byte[] original = NetworkFile.SaveToBytes(core);
        var target = TestNetworks.Create<ScaledRegressionLayout>(seed: 2);
        var outcomes = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        for (int seed = 0; seed < Count; seed++)
        {
            byte[] file = Mutate(original, new Random(seed));
            foreach (var match in Enum.GetValues<LoadMatch>())
            {
                outcomes[Load(target, file, match, seed)]++;
            }
        }

        // A test in which nothing is refused, or nothing loads, tests nothing.
        Assert.True(outcomes[true] > Count / 20, $"Only {outcomes[true]} of {3 * Count} loaded.");
        Assert.True(outcomes[false] > Count / 2, $"Only {outcomes[false]} of {3 * Count} were refused.");
    }

    private static bool Load(NetworkCore target, byte[] file, LoadMatch match, int seed)
    {
        var before = target.Storage;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        bool loaded = true;
        try
        {
            // Half of the files come in a stream whose length nobody knows.
            if (seed % 2 == 0)
            {
                NetworkFile.Load(target, file, match);
            }
            else
            {
                NetworkFile.Load(target, new OneByteStream(file), match);
            }
        }
        catch (InvalidDataException e)
        {
            loaded = false;
            Assert.Same(before, target.Storage);
            Assert.InRange(e.Message.Length, 20, 2_000);
        }
        catch (Exception e)
        {
            Assert.Fail($"Mutation {seed}, {match}: {e}");
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < MemoryLimit, $"Mutation {seed}, {match} took more than {MemoryLimit} bytes.");
        Assert.Equal(loaded, !ReferenceEquals(before, target.Storage));
        return loaded;
    }

    internal static byte[] Mutate(byte[] original, Random random)
    {
        byte[] file = [.. original];
        int headerEnd = original.Length - SafetensorsBytes.Data(original).Length;
        switch (random.Next(8))
        {
            case 0: // Bits anywhere.
                for (int i = random.Next(1, 9); i > 0; i--)
                {
                    file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
                }

                return file;
            case 1: // A bit of the header.
                file[random.Next(headerEnd)] ^= (byte)(1 << random.Next(8));
                return file;
            case 2: // The end is missing.
                return file[..random.Next(file.Length)];
            case 3: // A forged length of the header.
                BinaryPrimitives.WriteInt64LittleEndian(file, random.Next(3) == 0 ? random.NextInt64() : random.Next(110_000_000));
                return file;
            case 4: // Another digit in the header: shapes, offsets, numbers.
                int[] digits = [.. Enumerable.Range(8, headerEnd - 8).Where(i => char.IsAsciiDigit((char)file[i]))];
                file[digits[random.Next(digits.Length)]] = (byte)('0' + random.Next(10));
                return file;
            case 5: // A byte of the header takes the value of another: structure at the wrong place.
                file[random.Next(8, headerEnd)] = file[random.Next(8, headerEnd)];
                return file;
            case 6: // Bytes too many or cut out, the header's length adjusted half of the time.
                int place = random.Next(8, file.Length), count = random.Next(1, 20);
                file = random.Next(2) == 0 ? [.. file[..place], .. file.AsSpan(place - Math.Min(place, count), Math.Min(place, count)), .. file[place..]] : [.. file[..place], .. file[Math.Min(file.Length, place + count)..]];
                if (place < headerEnd && random.Next(2) == 0)
                {
                    BinaryPrimitives.WriteInt64LittleEndian(file, headerEnd - 8 + file.Length - original.Length);
                }

                return file;
            default: // A bit of the weights, which is legal.
                file[random.Next(headerEnd, file.Length)] ^= (byte)(1 << random.Next(8));
                return file;
        }
    }
}
