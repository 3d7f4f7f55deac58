using System.Diagnostics;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Networks;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_worker_does_its_part_of_every_work_once(int workers)
    {
        using var team = new WorkerTeam(workers);
        for (int round = 0; round < 3_000; round++)
        {
            int sharing = 2 + (round % (workers - 1));
            var work = new CountingWork(workers);
            if (round % 500 == 0)
            {
                // Long enough for the workers to fall asleep.
                Thread.Sleep(2);
            }

            team.Run(work, sharing);
            Assert.Equal(Enumerable.Range(0, workers).Select(w => w < sharing ? 1 : 0), work.Counts);
        }
    }

    [Fact]
    public void The_caller_waits_for_a_slow_worker()
    {
        using var team = new WorkerTeam(2);
        var work = new SlowWork();
        team.Run(work, 2);
        Assert.True(work.IsDone);
    }

    [Fact]
    public void What_a_worker_throws_reaches_the_caller_and_the_team_goes_on()
    {
        using var team = new WorkerTeam(2);
        Assert.Equal("1", Assert.Throws<InvalidOperationException>(() => team.Run(new FailingWork(1), 2)).Message);
        Assert.Equal("0", Assert.Throws<InvalidOperationException>(() => team.Run(new FailingWork(0), 2)).Message);
        var work = new CountingWork(2);
        team.Run(work, 2);
        Assert.Equal([1, 1], work.Counts);
    }

    [Fact]
    public void A_disposed_team_refuses_work()
    {
        var team = new WorkerTeam(2);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(new CountingWork(2), 2));
    }

    [Fact]
    public void A_worker_without_work_watches_for_a_moment_and_sleeps()
    {
        const int Pauses = 40;
        using var team = new WorkerTeam(2);
        var clock = new ThreadClock();
        team.Run(clock, 2);
        var before = clock.Read;
        for (int i = 0; i < Pauses; i++)
        {
            Thread.Sleep(10);
            team.Run(clock, 2);
        }

        // Watching ends after 50 µs; falling asleep, waking and reading the clock take some tens of µs more on a slow machine. A worker that went on would take 10,000.
        double microseconds = (clock.Read - before).TotalMicroseconds / Pauses;
        Assert.True(microseconds < 20 * WorkerTeam.LongestWatch, $"{microseconds} µs of processor time a pause");
    }

    [Fact]
    public void Ended_threads_end_without_being_waited_for()
    {
        var team = new WorkerTeam(3);
        Assert.Equal(2, team.Living);
        team.End();
        Assert.True(SpinWait.SpinUntil(() => team.Living == 0, TimeSpan.FromSeconds(30)), "the threads have ended");
    }

    /// <summary>Reads how much processor time the second worker's thread has had.</summary>
    private sealed class ThreadClock : ITeamWork
    {
        private readonly bool isLinux = OperatingSystem.IsLinux();

        public TimeSpan Read { get; private set; }

        public void Run(int worker, int workers)
        {
            if (worker == 1)
            {
                // Elsewhere the processor time of all threads, of which the test runner's others have their share: the bound is wide.
                Read = isLinux ? OfThread() : Process.GetCurrentProcess().TotalProcessorTime;
            }
        }

        private static TimeSpan OfThread()
        {
            string nanoseconds = File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0];
            return TimeSpan.FromMicroseconds(long.Parse(nanoseconds, System.Globalization.CultureInfo.InvariantCulture) / 1000.0);
        }
    }

    private sealed class CountingWork(int workers) : ITeamWork
    {
        public int[] Counts { get; } = new int[workers];

        public void Run(int worker, int workers) => Interlocked.Increment(ref Counts[worker]);
    }

    private sealed class SlowWork : ITeamWork
    {
        private volatile bool isDone;

        public bool IsDone => isDone;

        public void Run(int worker, int workers)
        {
            if (worker == 1)
            {
                Thread.Sleep(20);
                isDone = true;
            }
        }
    }

    private sealed class FailingWork(int failing) : ITeamWork
    {
        public void Run(int worker, int workers)
        {
            if (worker == failing)
            {
                throw new InvalidOperationException(worker.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
