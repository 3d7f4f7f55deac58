using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime.Tests.Training.Shards;

/// <summary>
/// An exchange of a <see cref="ThreadGroup"/> that goes on by itself. It finds callers that touch its memory too early: what is received is not there until the
/// end, and what is sent must still be the same then.
/// </summary>
internal sealed unsafe class ThreadExchange : RankExchange
{
    private const byte NotYet = 0xAB;

    private readonly Meeting meeting;
    private readonly int rank;
    private readonly Action<Meeting> wait;
    private readonly byte* sent;
    private readonly byte[] before;
    private readonly byte* received;
    private readonly int[] receivedCounts;
    private int looks;
    private bool isOver;

    /// <summary>Begins an exchange.</summary>
    /// <param name="meeting">Where the ranks meet.</param>
    /// <param name="rank">This one.</param>
    /// <param name="parts">By rank: what it gets.</param>
    /// <param name="send">Where that comes from.</param>
    /// <param name="receive">Receives what the others send, one after the other.</param>
    /// <param name="receiveCounts">Bytes of each; what comes from this rank is there.</param>
    /// <param name="wait">Waits for the others.</param>
    public ThreadExchange(
        Meeting meeting, int rank, byte[][] parts, ReadOnlySpan<byte> send, Span<byte> receive, ReadOnlySpan<int> receiveCounts, Action<Meeting> wait)
    {
        (this.meeting, this.rank, this.wait) = (meeting, rank, wait);
        sent = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(send));
        received = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(receive));
        before = send.ToArray();
        receivedCounts = receiveCounts.ToArray();
        ForEachOther((_, place) => place.Fill(NotYet));
        meeting.Parts[rank] = parts;
        meeting.Arrive();
    }

    private delegate void Use(int other, Span<byte> place);

    /// <summary>Says so at the second look at the earliest, as if others were late.</summary>
    public override bool Advance() => looks++ % 2 == 1 && meeting.AllHere.IsSet;

    public override void Wait()
    {
        Assert.False(isOver, "An exchange is waited for twice.");
        isOver = true;
        wait(meeting);
        Assert.True(new ReadOnlySpan<byte>(sent, before.Length).SequenceEqual(before), "What is sent has changed before the exchange was done.");
        ForEachOther((other, place) =>
        {
            Assert.True(place.IndexOfAnyExcept(NotYet) < 0, "What is received was touched before the exchange was done.");
            Assert.Equal(place.Length, meeting.Parts[other][rank].Length);
            meeting.Parts[other][rank].CopyTo(place);
        });
    }

    private void ForEachOther(Use use)
    {
        byte* place = received;
        for (int other = 0; other < receivedCounts.Length; other++)
        {
            if (other != rank)
            {
                use(other, new Span<byte>(place, receivedCounts[other]));
            }

            place += receivedCounts[other];
        }
    }

    /// <summary>What the ranks bring to an exchange.</summary>
    internal sealed class Meeting(int ranks)
    {
        private int missing = ranks;

        public byte[][][] Parts { get; } = new byte[ranks][][];

        public ManualResetEventSlim AllHere { get; } = new();

        public void Arrive()
        {
            if (Interlocked.Decrement(ref missing) == 0)
            {
                AllHere.Set();
            }
        }
    }
}
